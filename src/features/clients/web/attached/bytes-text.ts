/** A size as people read it: "840 kB", "12.4 MB". */
const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function bytesText(bytes: number, language: string): string {
  const step = bytes < 1_000 ? 0 : bytes < 999_500 ? 1 : bytes < 999_500_000 ? 2 : 3;
  const value = bytes / 1_000 ** step;
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: units[step]!,
    unitDisplay: "short",
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}
