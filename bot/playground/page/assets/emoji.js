// The emoji that a newsroom is likely to meet, by Slack's names for them.

export const EMOJI = {
  newspaper: "📰", "+1": "👍", thumbsup: "👍", "-1": "👎", eyes: "👀", white_check_mark: "✅",
  heavy_check_mark: "✔️", x: "❌", tada: "🎉", heart: "❤️", bulb: "💡", question: "❓", wave: "👋",
  mag: "🔍", mag_right: "🔎", speech_balloon: "💬", left_speech_bubble: "🗨️", calendar: "📆",
  date: "📅", alarm_clock: "⏰", clock9: "🕘", link: "🔗", bookmark: "🔖", bookmark_tabs: "📑",
  page_facing_up: "📄", pushpin: "📌", lock: "🔒", warning: "⚠️", information_source: "ℹ️",
  house: "🏠", gear: "⚙️", bell: "🔔", no_bell: "🔕", wastebasket: "🗑️", pencil2: "✏️", memo: "📝",
  smile: "😄", slightly_smiling_face: "🙂", joy: "😂", thinking_face: "🤔", pray: "🙏", fire: "🔥",
  clap: "👏", raised_hands: "🙌", point_right: "👉", arrow_right: "➡️", star: "⭐", earth_africa: "🌍",
  globe_with_meridians: "🌐", rocket: "🚀", sunny: "☀️", rolled_up_newspaper: "🗞️", mega: "📣",
};

export const REACTIONS = ["newspaper", "+1", "eyes", "white_check_mark", "heart", "tada", "thinking_face", "pray"];

export function drawn(name, unicode) {
  if (unicode && /^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/i.test(unicode)) {
    return String.fromCodePoint(...unicode.split("-").map((code) => parseInt(code, 16)));
  }
  return EMOJI[name?.split("::")[0]] ?? `:${name}:`;
}
