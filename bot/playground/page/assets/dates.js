// Times as Slack shows them, in the zone of whoever reads.

import { zone } from "./world.js";

function shown(seconds, options) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone(), ...options }).format(seconds * 1000);
}

const day = (seconds) => shown(seconds, { year: "numeric", month: "2-digit", day: "2-digit" });

function pretty(seconds, otherwise) {
  const now = Date.now() / 1000;
  if (day(seconds) === day(now)) return "today";
  if (day(seconds) === day(now - 86400)) return "yesterday";
  if (day(seconds) === day(now + 86400)) return "tomorrow";
  return otherwise(seconds);
}

const FORMATS = {
  date_num: (t) => shown(t, { year: "numeric", month: "2-digit", day: "2-digit" }).split("/").reverse().join("-"),
  date_slash: (t) => day(t),
  date: (t) => shown(t, { day: "numeric", month: "long", year: "numeric" }),
  date_long: (t) => shown(t, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  date_long_full: (t) => shown(t, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  date_short: (t) => shown(t, { day: "numeric", month: "short", year: "numeric" }),
  day_divider_pretty: (t) => pretty(t, FORMATS.date_long),
  date_pretty: (t) => pretty(t, FORMATS.date),
  date_long_pretty: (t) => pretty(t, FORMATS.date_long),
  date_short_pretty: (t) => pretty(t, FORMATS.date_short),
  time: (t) => shown(t, { hour: "2-digit", minute: "2-digit" }),
  time_secs: (t) => shown(t, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  ago: (t) => ago(Date.now() / 1000 - t),
};

function ago(seconds) {
  const units = [[86400, "day"], [3600, "hour"], [60, "minute"]];
  for (const [size, name] of units) {
    const number = Math.floor(Math.abs(seconds) / size);
    if (number) return `${number} ${name}${number === 1 ? "" : "s"} ${seconds < 0 ? "from now" : "ago"}`;
  }
  return "just now";
}

export function formatted(seconds, format, fallback) {
  if (!Number.isFinite(seconds)) return fallback ?? "";
  let known = true;
  const text = format.replace(/\{(\w+)\}/g, (all, name) => {
    if (!(name in FORMATS)) known = false;
    return FORMATS[name]?.(seconds) ?? all;
  });
  if (!known) return fallback ?? text;
  return text.charAt(0).toUpperCase() === text.charAt(0) || !/^\{/.test(format) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

export function clock(ts) {
  return FORMATS.time(Number(ts));
}

export function moment(ts) {
  return `${FORMATS.date_long(Number(ts))} at ${FORMATS.time_secs(Number(ts))}`;
}

export function dayOf(ts) {
  const text = FORMATS.date_long_pretty(Number(ts));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
