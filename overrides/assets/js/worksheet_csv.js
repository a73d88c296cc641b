// Answers as a table for spreadsheets, fetched on a press.
import { handOver, say } from "./worksheet_nodes.js";

// Comma-separated values (RFC 4180) that no spreadsheet takes for a formula; the mark in front makes Excel read UTF-8.
export function asCsv(rows) {
  const cell = (value) => {
    const text = String(value);
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

export function asCsvFile(record, fields) {
  const rows = fields.ids().map((id) => [id, fields.label(id), fields.value(id) === undefined ? "" : fields.words(id, fields.value(id))]);
  const older = Object.entries(record.older).map(([id, { label, value }]) => [id, label, value]);
  handOver(`${record.guide}.answers.csv`, "text/csv;charset=utf-8", asCsv([[say("Field"), say("Question"), say("Answer")], ...rows, ...older]));
}
