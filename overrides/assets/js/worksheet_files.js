// Answers out of the page, as a file to keep and open again. Loaded with the page: it must work when the network and the
// storage do not. CSV: worksheet_csv.js; opening files: worksheet_open.js.
import { asText } from "./worksheet_record.js";
import { handOver } from "./worksheet_nodes.js";

export const asJsonFile = (record) => handOver(`${record.guide}.answers.json`, "application/json", asText(record));
