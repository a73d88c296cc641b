// The worksheet's answer controls by field id (their `name`): what they hold, what they are called, how to fill them.
// A value is text (text, date, choice) or true (check); what is empty has none.
const GAP = /^\s*$/;

export class Fields {
  constructor(root) {
    this.root = root;
    this.index();
  }

  // To be called again when rows come or go.
  index() {
    this.byId = new Map();
    for (const control of this.root.querySelectorAll("[name]")) {
      const found = this.byId.get(control.name);
      if (found) found.push(control);
      else this.byId.set(control.name, [control]);
    }
  }

  ids() {
    return [...this.byId.keys()];
  }

  has(id) {
    return this.byId.has(id);
  }

  first(id) {
    return this.byId.get(id)[0];
  }

  kind(id) {
    const { type } = this.first(id);
    return { radio: "choice", checkbox: "check", date: "date" }[type] ?? "text";
  }

  label(id) {
    const [control] = this.byId.get(id);
    const named = control.type === "radio" ? control.closest("[data-choice]") : control;
    return named.dataset.label ?? named.getAttribute("aria-label") ?? id;
  }

  // [[value, words]] of a choice.
  options(id) {
    return this.byId.get(id).map((control) => [control.value, control.dataset.answer ?? control.value]);
  }

  value(id) {
    const controls = this.byId.get(id) ?? [];
    if (controls[0]?.type === "radio") return controls.find(({ checked }) => checked)?.value;
    if (controls[0]?.type === "checkbox") return controls[0].checked || undefined;
    return controls.length && !GAP.test(controls[0].value) ? controls[0].value : undefined;
  }

  values() {
    return Object.fromEntries(this.ids().map((id) => [id, this.value(id)]).filter(([, value]) => value !== undefined));
  }

  // Whether the control took the value; undefined empties it.
  set(id, value) {
    const controls = this.byId.get(id);
    if (!controls) return false;
    const [first] = controls;
    if (first.type === "radio") {
      for (const control of controls) control.checked = control.value === value;
    } else if (first.type === "checkbox") {
      first.checked = value === true;
    } else {
      const text = typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
      first.value = first.type === "text" ? text.replace(/\n+/g, " ") : text;
    }
    if (value === undefined) return true;
    const held = this.value(id);
    return first.type === "text" ? held !== undefined : held === (typeof value === "string" ? value.replace(/\r\n?/g, "\n") : value);
  }

  // An answer as people read it.
  words(id, value) {
    if (value === true) return "✓";
    if (this.has(id) && this.kind(id) === "choice") return this.options(id).find(([key]) => key === value)?.[1] ?? value;
    return String(value);
  }
}
