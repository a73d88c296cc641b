// Light or dark colours. A classic script in <head>, so that a kept choice is there before the first paint.
// Nothing is kept until the reader presses the button, and nothing while the choice is what the system says.
(() => {
  const KEY = "storyshelf-palette";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  // Storage may be forbidden (private windows, file:): then the choice lasts for the page.
  const stored = (action) => {
    try {
      return action(window.localStorage);
    } catch {
      return null;
    }
  };

  const kept = stored((storage) => storage.getItem(KEY));
  if (kept === "dark" || kept === "light") root.dataset.scheme = kept;

  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);

  const show = () => {
    for (const button of document.querySelectorAll("[data-palette]")) button.setAttribute("aria-pressed", String(isDark()));
  };

  const toggle = () => {
    const dark = !isDark();
    if (dark === system.matches) {
      delete root.dataset.scheme;
      stored((storage) => storage.removeItem(KEY));
    } else {
      root.dataset.scheme = dark ? "dark" : "light";
      stored((storage) => storage.setItem(KEY, root.dataset.scheme));
    }
    show();
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const hidden of document.querySelectorAll("[data-palette], [data-palette-row]")) hidden.hidden = false;
    for (const button of document.querySelectorAll("[data-palette]")) button.addEventListener("click", toggle);
    system.addEventListener("change", show);
    show();
  });
})();
