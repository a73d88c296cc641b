// A record: one guide's answers as they are kept on the device and in files. Knows the format and whether a text is one;
// leaves keeping to worksheet_store.js. Format 1: {format, version, guide, title, page, saved, fields, rows, answers,
// labels, times (when each field was changed last, in milliseconds), older, progress}.
export const FORMAT = "storyshelf-answers";
export const PLAN = "storyshelf-plan"; // several records in one file: {format, version, saved, records}
export const VERSION = 1;

const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isAnswer = (value) => value === true || (typeof value === "string" && value !== "");
const GUIDE = /^[a-z0-9][a-z0-9-]{0,99}$/;

// What a text is not: `code` is "unreadable", "foreign" (some other file) or "newer".
export class NotARecord extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

// Pairs of a plain object whose values pass; objects without a prototype, since ids come from outside.
function kept(found, passes) {
  const pairs = isPlain(found) ? Object.entries(found).filter(([, value]) => passes(value)) : [];
  return Object.assign(Object.create(null), Object.fromEntries(pairs));
}

function recordOf(found) {
  if (!isPlain(found) || found.format !== FORMAT) throw new NotARecord("foreign");
  if (!(Number.isInteger(found.version) && found.version >= 1)) throw new NotARecord("foreign");
  if (found.version > VERSION) throw new NotARecord("newer");
  if (!GUIDE.test(found.guide) || !isPlain(found.answers)) throw new NotARecord("foreign");
  const text = (value) => (typeof value === "string" ? value : "");
  const { answered, total } = isPlain(found.progress) ? found.progress : {};
  return {
    format: FORMAT,
    version: VERSION,
    guide: found.guide,
    title: text(found.title) || found.guide,
    page: /^[a-z0-9/_-]+\/$/.test(text(found.page)) && !found.page.startsWith("/") ? found.page : "",
    saved: text(found.saved),
    fields: Array.isArray(found.fields) ? found.fields.filter((id) => typeof id === "string") : [],
    rows: kept(found.rows, Number.isInteger),
    answers: kept(found.answers, isAnswer),
    times: kept(found.times, Number.isFinite),
    labels: kept(found.labels, (value) => typeof value === "string"),
    older: kept(found.older, (value) => isPlain(value) && isAnswer(value.value)),
    ...(Number.isInteger(answered) && Number.isInteger(total) ? { progress: { answered, total } } : {}),
  };
}

// The records in a file's text, one or many; NotARecord when it is no such file.
export function recordsIn(text) {
  let found;
  try {
    found = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new NotARecord("unreadable");
  }
  if (!isPlain(found) || found.format !== PLAN) return [recordOf(found)];
  if (!(found.version <= VERSION)) throw new NotARecord("newer");
  if (!Array.isArray(found.records)) throw new NotARecord("foreign");
  return found.records.map(recordOf);
}

export const asText = (record) => `${JSON.stringify(record, null, 1)}\n`;
