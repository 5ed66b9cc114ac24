/**
 * What filters of records on the left may ask about records of rooms on the right (`Room.related`, see pages.ts): "has a deal where …".
 *
 *     const askable = useWithRelated("client", own);       // the same records, with the relations that rooms on the right bring
 */
import { createContext, useContext, useEffect, useMemo, useState } from "react";
import { type Catalogue, relation } from "#shared/filter/catalogue.ts";
import { loadTexts } from "./i18n/start.ts";
import { useText } from "./i18n/text.ts";
import type { Askable } from "./kit/list/field-words.ts";
import type { CardKind, Related } from "./pages.ts";

const Offered = createContext<readonly Related[]>([]);

/** Given by the frame: what this person may ask about. */
export const RelatedProvider = Offered.Provider;

export function useWithRelated(of: CardKind, askable: Askable): Askable {
  const t = useText();
  const offered = useContext(Offered);
  const wanted = useMemo(() => offered.filter((one) => one.of === of), [offered, of]);
  const [isReady, setReady] = useState(wanted.length === 0);
  useEffect(() => {
    void Promise.all(wanted.map(({ namespaces }) => loadTexts(namespaces))).then(() => setReady(true));
  }, [wanted]);
  // biome-ignore lint/correctness/useHookAtTopLevel: the rooms of the house do not change while it is open, so these are the same hooks in the same order.
  const theirs = wanted.map((one) => ({ ...one, askable: one.useAskable() }));
  const key = theirs.flatMap(({ askable: { catalogue, words } }) => [catalogue, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is theirs is told by its parts.
  return useMemo(() => {
    if (!isReady || theirs.length === 0) return askable;
    const { catalogue, words } = askable;
    const named = new Map(theirs.map((one) => [one.name, one]));
    const relations = theirs.map(
      ({ name, askable: other }) =>
        [
          name,
          relation(
            () => other.catalogue as Catalogue<unknown>,
            () => [],
          ),
        ] as const,
    );
    return {
      catalogue: {
        ...(catalogue as Catalogue<unknown>),
        relations: { ...catalogue.relations, ...Object.fromEntries(relations) },
      } as Catalogue<never>,
      words: {
        ...words,
        relation: (name) => (named.has(name) ? t(named.get(name)!.titleKey) : (words.relation?.(name) ?? name)),
        related: (name) => named.get(name)?.askable.words ?? words.related?.(name) ?? { field: (field) => field },
      },
    };
  }, [askable, isReady, t, ...key]);
}
