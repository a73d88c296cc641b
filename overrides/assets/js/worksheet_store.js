// Keeps records in the browser's own storage, under ws:<guide id>. Storage may be forbidden or full: every call says so
// by its answer, and none throws.
import { recordsIn } from "./worksheet_record.js";

const PREFIX = "ws:";
const ASIDE = "ws-unreadable:"; // what was kept and cannot be read is put aside, never written over

export const keyOf = (guide) => PREFIX + guide;

function tried(action) {
  try {
    return { done: true, value: action(window.localStorage) };
  } catch (error) {
    return { done: false, full: error?.name === "QuotaExceededError" };
  }
}

// → {record} or {record: null}, with `blocked` or `unreadable` (the text) when that is why.
export function load(guide) {
  const { done, value: text } = tried((storage) => storage.getItem(keyOf(guide)));
  if (!done) return { record: null, blocked: true };
  if (text === null) return { record: null };
  try {
    return { record: recordsIn(text)[0] };
  } catch {
    return { record: null, unreadable: text };
  }
}

// → "" when kept, else why not: "full" or "blocked".
export function keep(record) {
  const { unreadable } = load(record.guide);
  const { done, full } = tried((storage) => {
    if (unreadable) storage.setItem(ASIDE + record.guide, unreadable);
    storage.setItem(keyOf(record.guide), JSON.stringify(record));
  });
  return done ? "" : full ? "full" : "blocked";
}

export function erase(guide) {
  return tried((storage) => [keyOf(guide), ASIDE + guide].forEach((key) => storage.removeItem(key))).done;
}

// Every guide with something kept: {blocked, guides: [{guide, record, unreadable}]}, the newest first.
export function all() {
  const { done, value: keys } = tried((storage) => Object.keys(storage));
  if (!done) return { blocked: true, guides: [] };
  const names = keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
  const guides = names.map((guide) => ({ guide, ...load(guide) }));
  return { blocked: false, guides: guides.sort((a, b) => (b.record?.saved ?? "").localeCompare(a.record?.saved ?? "")) };
}
