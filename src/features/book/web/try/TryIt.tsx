/** Which variant is shown for a client, lead or deal, why that one, and how it reads there; of a text that is not saved yet too. */
import { SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { RecordValue } from "#ui/kit/list/filter/values/RecordValue.tsx";
import { ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import type { ShownText } from "../../contract/texts.ts";
import type { TextKind } from "../../core/content.ts";
import type { Variant } from "../../core/edition.ts";
import classes from "../Book.module.css";
import { faultsOf } from "../edit/faults.ts";
import { ContentView } from "../show/ContentView.tsx";
import { Why } from "./Why.tsx";

type Draft = { readonly kind: TextKind; readonly variants: readonly Variant[] };
type Props = { readonly askable: Askable } & ({ readonly textKey: string; readonly edition: number } | { readonly draft: Draft });

const kinds = ["client", "deal", "lead"] as const;
type Kind = (typeof kinds)[number];

export function TryIt({ askable, ...tried }: Props) {
  const t = useText();
  const [kind, setKind] = useState<Kind>("client");
  const [id, setId] = useState<string | null>(null);
  const [draft] = useDebouncedValue("draft" in tried ? tried.draft : null, 400);
  const isUnfinished = draft !== null && faultsOf(draft.kind, draft.variants).length > 0;
  const asked = "textKey" in tried ? [tried.textKey, tried.edition] : [JSON.stringify(draft)];
  const shown = useQuery<ShownText | null>({
    queryKey: ["book", "tried", kind, id, ...asked],
    queryFn: async ({ signal }) => {
      if (!("textKey" in tried)) return api.post<ShownText>("/texts/try", { body: { ...draft, subject: { kind, id } } });
      const query = { keys: tried.textKey, subject: `${kind}:${id}` };
      const { items } = await api.get<{ items: readonly ShownText[] }>("/texts/shown", { query, signal });
      return items[0] ?? null;
    },
    enabled: id !== null && !isUnfinished,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section className={classes["try"]} aria-label={t("book:try.title")}>
      <Title order={2} size="h4">
        {t("book:try.title")}
      </Title>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("book:try.kind")}
        value={kind}
        onChange={(next) => {
          setKind(next as Kind);
          setId(null);
        }}
        data={kinds.map((value) => ({ value, label: t(`pages:kind.${value}`) }))}
      />
      <RecordValue
        key={kind}
        isList={false}
        kind={kind}
        label={t("book:try.record")}
        isLabelShown
        value={id ?? undefined}
        onChange={(next) => setId(typeof next === "string" ? next : null)}
      />
      {id === null || isUnfinished ? (
        <Text size="sm" c="dimmed">
          {t(isUnfinished ? "book:try.unfinished" : "book:try.hint")}
        </Text>
      ) : shown.error ? (
        <ErrorState problem={shown.error} retry={() => void shown.refetch()} />
      ) : shown.data ? (
        <Stack gap="sm" aria-live="polite">
          <Why why={shown.data.why} variant={shown.data.variant} askable={askable} />
          <ContentView content={shown.data.content} isFilledIn recipient={shown.data.recipient} />
        </Stack>
      ) : shown.data === null ? (
        <Text size="sm" c="dimmed">
          {t("book:try.archived")}
        </Text>
      ) : (
        <LoadingRows rows={4} />
      )}
    </section>
  );
}
