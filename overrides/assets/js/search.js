// The header's Search: a plain link until this makes it open the quick search. Knows the dialog's opening and closing
// and the two keys; everything that finds things is fetched on the first opening, never before.
const KEY = "storyshelf-slash"; // kept only when the reader has turned the / key off
const dialog = document.querySelector("[data-search-dialog]");
const opener = document.querySelector("[data-search-open]");
const page = document.querySelector("[data-search-page]");

function slashIsOff() {
  try {
    return localStorage.getItem(KEY) === "off";
  } catch {
    return false;
  }
}

function keepSlash(on) {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Storage is forbidden: the choice cannot be kept.
  }
}

async function open() {
  if (page) {
    page.querySelector("[data-search-field]").focus();
    return;
  }
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector("[data-search-field]").select();
  try {
    const { start } = await import("./search_dialog.js");
    await start(dialog);
  } catch {
    dialog.querySelector("[data-search-status]").textContent = "Search is not available here; browse instead.";
  }
}

function onKey(event) {
  if (event.defaultPrevented || event.altKey || event.shiftKey) return;
  const chord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !typing && !slashIsOff();
  if (!chord && !slash) return;
  event.preventDefault();
  open();
}

function onClick(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open();
}

if (dialog && opener) {
  const slash = dialog.querySelector("[data-search-key]");
  slash.checked = !slashIsOff();
  slash.addEventListener("change", () => keepSlash(slash.checked));
  dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.addEventListener("keydown", onKey);
  if (!page) opener.addEventListener("click", onClick);
}
