/** Countries as files write them: by code, or by name in English, Russian or German. */
import { foldText } from "#shared/text.ts";

let codes: ReadonlyMap<string, string> | null = null;

/** The ISO 3166 code in capitals, or null. */
export function countryCode(text: string): string | null {
  codes ??= allNames();
  return codes.get(foldText(text)) ?? null;
}

function allNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const language of ["en", "ru", "de"]) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
      const name = display.of(code);
      // Codes of countries that are no more (DD) are told by what became of them; some codes are no countries.
      if (name === undefined || new Intl.Locale(`und-${code}`).region !== code || /^(EU|EZ|UN|QO|XA|XB|ZZ)$/.test(code)) continue;
      names.set(foldText(code), code);
      if (!names.has(foldText(name))) names.set(foldText(name), code);
    }
  }
  for (const [name, code] of [
    ["uk", "GB"],
    ["usa", "US"],
    ["сша", "US"],
    ["рф", "RU"],
    ["российская федерация", "RU"],
    ["uae", "AE"],
    ["оаэ", "AE"],
  ] as const)
    names.set(name, code);
  return names;
}
