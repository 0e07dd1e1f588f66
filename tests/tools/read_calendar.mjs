// Standard input: an iCalendar file. Standard output: its events as ical.js reads them, as JSON.
// Usage: node read_calendar.mjs PATH_OF_ICAL_JS
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]).href);
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    categories: component.getFirstProperty("categories").getValues(),
  };
});
process.stdout.write(JSON.stringify({ name: calendar.getFirstPropertyValue("name"), events }));
