// Several people's answers to one guide, question by question: who says what, and how far apart they are. Plain data; team.js
// shows it. `apart` is 0 when all say the same and nears 1 the more they differ; null where it cannot be measured (texts).

// fields: worksheet_fields.js; members: [{name, record}]. → [{id, label, kind, answers: [{value, words, names}], silent, apart}]
export function questionsOf(fields, members) {
  const ids = new Set(fields.ids());
  for (const { record } of members) Object.keys(record.answers).forEach((id) => ids.add(id));
  return [...ids].map((id) => question(fields, members, id)).filter(({ answers }) => answers.length);
}

function question(fields, members, id) {
  const here = fields.has(id);
  const kind = here ? fields.kind(id) : "text";
  const label = here ? fields.label(id) : (members.find(({ record }) => record.labels[id])?.record.labels[id] ?? id);
  const given = members.map(({ name, record }) => ({ name, value: record.answers[id] }));
  const said = given.filter(({ value }) => value !== undefined);
  // A tick that is not set is an answer too, as soon as somebody set it.
  const heard = kind === "check" && said.length ? given : said;
  const answers = grouped(kind, heard, (value) => (value === undefined ? "" : fields.words(id, value)));
  const silent = given.filter((one) => !heard.includes(one)).map(({ name }) => name);
  return { id, label, kind, known: here, answers, silent, apart: kind === "text" ? null : apart(answers, heard.length) };
}

function grouped(kind, heard, inWords) {
  if (kind === "text") return heard.map(({ name, value }) => ({ value, words: inWords(value), names: [name] }));
  const groups = new Map();
  for (const { name, value } of heard) {
    const group = groups.get(value) ?? { value, words: inWords(value), names: [] };
    group.names.push(name);
    groups.set(value, group);
  }
  const byCount = (a, b) => b.names.length - a.names.length;
  const byDate = (a, b) => String(a.value).localeCompare(String(b.value));
  return [...groups.values()].sort(kind === "date" ? byDate : byCount);
}

function apart(answers, heard) {
  return heard > 1 ? 1 - Math.max(...answers.map(({ names }) => names.length)) / heard : 0;
}

// Where people differ most first; then what cannot be measured; the guide's order among equals.
export function byDifference(questions) {
  const rank = ({ apart: far, answers }) => (far === null ? (answers.length > 1 ? -0.1 : -0.3) : far || -0.2);
  return questions.map((one, at) => ({ one, at })).sort((a, b) => rank(b.one) - rank(a.one) || a.at - b.at).map(({ one }) => one);
}
