// Copy buttons: shows every [data-copy] button where the browser can copy, and says so when it has.
function ready(button) {
  button.hidden = false;
  const status = button.nextElementSibling;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      status.textContent = "Copied";
    } catch {
      status.textContent = "Your browser did not allow copying";
    }
    setTimeout(() => (status.textContent = ""), 4000);
  });
}

// The clipboard exists only on https and on this machine; elsewhere the words stay there to be selected.
if (navigator.clipboard) document.querySelectorAll("button[data-copy]").forEach(ready);
