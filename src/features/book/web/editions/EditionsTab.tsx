/** Every edition that a text had: who wrote it when, what it changed, and the way back to it. */
import { Button, Text, UnstyledButton } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useList, useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { EditionSummary, EditionView, TextView } from "../../contract/texts.ts";
import type { Variant } from "../../core/edition.ts";
import { Variants } from "../Variants.tsx";
import { Difference } from "./Difference.tsx";
import classes from "./editions.module.css";

type Props = { readonly text: TextView; readonly askable: Askable };

export function EditionsTab({ text, askable }: Props) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const editions = useList<EditionSummary>(["book", "editions", text.id], `/texts/${text.id}/editions`, { limit: 50 });
  const open = Number(search["edition"] ?? text.edition);
  if (editions.problem) return <ErrorState problem={editions.problem} retry={editions.retry} />;
  if (editions.isLoading) return <LoadingRows rows={4} />;
  return (
    <div className={classes["editions"]}>
      <div>
        <ul className={classes["list"]} aria-label={t("book:editions.title")}>
          {editions.items.map(({ number, at, by }) => (
            <li key={number}>
              <UnstyledButton
                className={classes["edition"]!}
                aria-current={number === open || undefined}
                onClick={() => setSearch({ edition: number === text.edition ? undefined : String(number) })}
              >
                <b>{t("book:editions.number", { number })}</b>
                {number === text.edition && <span>{t("book:editions.holds")}</span>}
                <Text span size="xs" c="dimmed">
                  {by?.name ?? t("book:by_nobody")}, <Moment at={at} />
                </Text>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {editions.hasMore && (
          <Button variant="subtle" size="compact-sm" loading={editions.isLoadingMore} onClick={editions.loadMore}>
            {t("kit:table.more")}
          </Button>
        )}
      </div>
      <OneEdition key={open} text={text} number={open} askable={askable} />
    </div>
  );
}

/** What it changed against the edition before; of the first one, what it says. */
function OneEdition({ text, number, askable }: Props & { readonly number: number }) {
  const t = useText();
  const can = useCan();
  const [, setSearch] = useUrlState();
  const edition = useEdition(text.id, number);
  const before = useEdition(text.id, number - 1);
  const restore = useCommand({
    feature: "book",
    run: (variants: EditionView["variants"]) => api.patch<TextView>(`/texts/${text.id}`, { body: { variants }, ifMatch: text.version }),
    done: (after) => t("book:editions.restored", { number, edition: after.edition }),
    onDone: () => setSearch({ edition: undefined }),
  });
  if (edition.problem) return <ErrorState problem={edition.problem} retry={edition.retry} />;
  const { data } = edition;
  if (!data || (number > 1 && !before.data)) return <LoadingRows rows={6} />;
  return (
    <div>
      {can("book.change") && text.archivedAt === null && number !== text.edition && (
        <Button
          variant="default"
          size="compact-sm"
          mb="sm"
          leftSection={<IconHistory size={14} aria-hidden />}
          loading={restore.isBusy}
          onClick={() => restore.run(data.variants)}
        >
          {t("book:editions.restore", { number, edition: text.edition + 1 })}
        </Button>
      )}
      {before.data && number > 1 ? (
        <Difference before={before.data.variants as unknown as Variant[]} after={data.variants as unknown as Variant[]} askable={askable} />
      ) : (
        <Variants variants={data.variants} askable={askable} />
      )}
    </div>
  );
}

const useEdition = (textId: string, number: number) =>
  useRead<EditionView>(["book", "edition", textId, number], `/texts/${textId}/editions/${number}`, {}, { isEnabled: number > 0 });
