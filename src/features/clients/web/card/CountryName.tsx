/** A country by its name in the reader's language. */
import { useFormat } from "#ui/kit/format.ts";

export function CountryName({ code }: { readonly code: string | null }) {
  const { language } = useFormat();
  if (code === null) return "–";
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}
