/** Texts as they are shown for a client, lead or deal: which variant, why, filled in. */
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { ShownText, TextSubject } from "../contract/texts.ts";
import type { BookRow } from "../core/catalogue.ts";
import { mapSaid } from "../core/content.ts";
import { chooseVariant } from "../core/edition.ts";
import { knownOf } from "../core/known.ts";
import { fillIn } from "../core/placeholders.ts";
import { readSpeaker, readSubject } from "../sql/subject.ts";
import type { TextToShow } from "../sql/texts.ts";

/** Null where the person does not see the subject. */
export async function showTexts(
  tx: Tx,
  { scope, language }: Actor,
  now: Date,
  catalogue: Catalogue<BookRow>,
  subject: TextSubject,
  texts: readonly TextToShow[],
): Promise<ShownText[] | null> {
  const found = await readSubject(tx, scope.workspaceId, subject);
  if (!found) return null;
  const speaker = await readSpeaker(tx, scope, now);
  const known = knownOf({ ...found.spoken, ...speaker.spoken }, language);
  return texts.map(({ variants, ...text }): ShownText => {
    const { index, variant, passedOver } = chooseVariant(variants, found.row, catalogue, speaker.context);
    return {
      ...text,
      variant: variant.name,
      why: { variant: index, variants: variants.length, filter: variant.filter, passedOver: [...passedOver] },
      content: mapSaid(variant.content, (said) => fillIn(said, known)) as ShownText["content"],
      recipient: found.recipient,
    };
  });
}
