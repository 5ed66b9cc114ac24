/** The book: every text of the company by kind, found by its name or by what it says. */
import { Button, Menu, SegmentedControl, Switch, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { type Say, useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { FilterBar, PageTitle } from "#ui/kit/PageTitle.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { PageLink, useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { TextSummary } from "../contract/texts.ts";
import { textKinds } from "../core/content.ts";
import classes from "./Book.module.css";
import { KindMark } from "./KindMark.tsx";
import { kindIcons } from "./kind-icons.ts";
import { ReadyTexts } from "./ReadyTexts.tsx";

export function BookPage() {
  const t = useText();
  const can = useCan();
  const goTo = useGoTo();
  const [search, setSearch] = useUrlState();
  const kind = textKinds.find((one) => one === search["kind"]);
  const isArchived = search["archived"] === "true";
  const query = search["q"] ?? "";
  const texts = useList<TextSummary>(["book", "texts"], "/texts", {
    kind,
    query: query || undefined,
    archived: isArchived ? "true" : undefined,
    limit: 100,
  });
  const isNarrowed = kind !== undefined || query !== "" || isArchived;
  return (
    <>
      <PageTitle
        title={t("pages:book")}
        {...(texts.isLoading || texts.problem || texts.hasMore ? {} : { count: t("book:count", { count: texts.items.length }) })}
      >
        {can("book.change") && <NewText kind={kind} />}
      </PageTitle>
      <FilterBar label={t("book:list.filters")}>
        <SegmentedControl
          size="xs"
          className={`${classes["kinds"]} sideways`}
          aria-label={t("book:list.kind")}
          value={kind ?? "all"}
          onChange={(next) => setSearch({ kind: next === "all" ? undefined : next })}
          data={[{ value: "all", label: t("book:list.all") }, ...textKinds.map((value) => ({ value, label: t(`book:kinds.${value}`) }))]}
        />
        <Search value={query} onChange={(q) => setSearch({ q: q || undefined }, "replace")} />
        <Switch
          size="xs"
          label={t("book:list.archived")}
          checked={isArchived}
          onChange={(event) => setSearch({ archived: event.currentTarget.checked ? "true" : undefined })}
        />
      </FilterBar>
      <DataTable
        label={t("pages:book")}
        columns={columns(t)}
        list={texts}
        rowKey={({ id }) => id}
        onOpen={({ key }) => goTo(`book/${key}`)}
        empty={isNarrowed ? <EmptyState title={t("book:empty.found")} hint={t("book:empty.found_hint")} /> : <Empty />}
      />
    </>
  );
}

const columns = (t: Say): readonly Column<TextSummary>[] => [
  { key: "name", title: t("book:column.name"), phone: "title", cell: ({ name }) => name },
  { key: "kind", title: t("book:column.kind"), width: 168, cell: ({ kind }) => <KindMark kind={kind} /> },
  {
    key: "variants",
    title: t("book:column.variants"),
    width: 112,
    align: "right",
    cell: ({ variants }) => t("book:variants", { count: variants }),
  },
  { key: "edition", title: t("book:column.edition"), width: 96, align: "right", phone: "hidden", cell: ({ edition }) => edition },
  { key: "at", title: t("book:column.changed"), width: 168, cell: ({ at }) => <Moment at={at} /> },
  { key: "by", title: t("book:column.by"), width: 176, phone: "hidden", cell: ({ by }) => by?.name ?? t("book:by_nobody") },
];

/** Typed at once, asked for a moment later. */
function Search({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState(value);
  const [settled] = useDebouncedValue(typed, 250);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed and has settled is told.
  useEffect(() => {
    if (settled !== value) onChange(settled);
  }, [settled]);
  return (
    <TextInput
      size="xs"
      w={220}
      type="search"
      aria-label={t("book:list.search")}
      placeholder={t("book:list.search")}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

function NewText({ kind }: { readonly kind: TextSummary["kind"] | undefined }) {
  const t = useText();
  if (kind !== undefined)
    return (
      <Tooltip label={t(`book:kind_hint.${kind}`)} multiline maw={280}>
        <Button component={PageLink} to="book/new" search={{ kind }} leftSection={<IconPlus size={16} aria-hidden />}>
          {t(`book:new.${kind}`)}
        </Button>
      </Tooltip>
    );
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} aria-hidden />}>{t("book:new.text")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {textKinds.map((one) => {
          const Icon = kindIcons[one];
          return (
            <Menu.Item key={one} component={PageLink} to="book/new" search={{ kind: one }} leftSection={<Icon size={16} aria-hidden />}>
              {t(`book:new.${one}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function Empty() {
  const t = useText();
  const can = useCan();
  const mayChange = can("book.change");
  return (
    <EmptyState
      icon={kindIcons.script}
      title={t("book:empty.title")}
      hint={t(mayChange ? "book:empty.hint" : "book:empty.hint_reader")}
      action={mayChange && <ReadyTexts />}
    />
  );
}
