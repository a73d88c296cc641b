// Tables and code in Markdown scroll sideways in their own box when they are wide; this lets the keyboard reach
// such a box (WCAG 2.1.1). A box that fits is no Tab stop.
const boxes = document.querySelectorAll(".prose table, .prose pre, .scroll");

function update({ target }) {
  if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
  else target.removeAttribute("tabindex");
}

if (boxes.length) {
  const observer = new ResizeObserver((entries) => entries.forEach(update));
  boxes.forEach((box) => observer.observe(box));
}
