/** Settings → Lists: the words a company chooses from. Renamed everywhere at once; retired ones stay where they were used. */
import { ActionIcon, Button, Group, SegmentedControl, Switch, TextInput, Tooltip } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { EmptyState, ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import { type ListName, listRooms, type Word } from "../use-words.ts";
import classes from "./Settings.module.css";

const lists = Object.keys(listRooms) as ListName[];

export function ListsTab() {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const list = lists.find((one) => one === search["list"]) ?? "products";
  return (
    <>
      <SegmentedControl
        mb="md"
        className={classes["lists"]!}
        aria-label={t("deals:lists.label")}
        value={list}
        onChange={(next) => setSearch({ list: next === "products" ? undefined : next })}
        data={lists.map((value) => ({ value, label: t(`deals:lists.${value}`) }))}
      />
      <Words key={list} list={list} />
    </>
  );
}

function Words({ list }: { readonly list: ListName }) {
  const t = useText();
  const mayChange = useCan()("lists.change");
  const words = useList<Word>([listRooms[list], "words", list], `/${list}`, { limit: 200 });
  if (words.problem) return <ErrorState problem={words.problem} retry={words.retry} />;
  if (words.isLoading) return <LoadingRows rows={6} />;
  return (
    <div className={classes["words"]}>
      {mayChange && <NewWord list={list} />}
      {words.items.length === 0 ? (
        <EmptyState title={t("deals:lists.empty")} hint={t("deals:lists.empty_hint")} />
      ) : (
        <ul className={classes["wordList"]}>
          {words.items.map((word) => (
            <WordRow key={word.id} list={list} word={word} mayChange={mayChange} />
          ))}
        </ul>
      )}
      {words.hasMore && (
        <Button variant="subtle" loading={words.isLoadingMore} onClick={words.loadMore}>
          {t("kit:table.more")}
        </Button>
      )}
    </div>
  );
}

function NewWord({ list }: { readonly list: ListName }) {
  const t = useText();
  const [name, setName] = useState("");
  const add = useCommand({
    feature: listRooms[list],
    run: (input: string, key) => api.post<Word>(`/${list}`, { body: { name: input }, idempotencyKey: key }),
    done: (word) => t("deals:lists.added", { name: word.name }),
    onDone: () => setName(""),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) add.run(name.trim());
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          className={classes["wide"]!}
          aria-label={t("deals:lists.new")}
          placeholder={t("deals:lists.new")}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.isBusy} leftSection={<IconPlus size={16} aria-hidden />}>
          {t("deals:lists.add")}
        </Button>
      </Group>
    </form>
  );
}

type RowProps = { readonly list: ListName; readonly word: Word; readonly mayChange: boolean };
type Change = { readonly name?: string; readonly retired?: boolean };

function WordRow({ list, word, mayChange }: RowProps) {
  const t = useText();
  const [name, setName] = useState<string | null>(null);
  const change = useCommand({
    feature: listRooms[list],
    run: (wish: Change) => api.patch<Word>(`/${list}/${word.id}`, { body: wish, ifMatch: word.version }),
    done: (after) => t("deals:lists.changed", { name: after.name }),
    undo: (after, wish) =>
      api.patch(`/${list}/${word.id}`, {
        body: wish.name === undefined ? { retired: !wish.retired } : { name: word.name },
        ifMatch: after.version,
      }),
  });
  const save = () => {
    if (name?.trim() && name.trim() !== word.name) change.run({ name: name.trim() });
    setName(null);
  };
  return (
    <li data-retired={word.retiredAt !== null || undefined}>
      {name === null ? (
        <span className={classes["wide"]}>{word.name}</span>
      ) : (
        <TextInput
          className={classes["wide"]!}
          aria-label={t("deals:lists.rename", { name: word.name })}
          autoFocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === "Enter") save();
            if (event.key === "Escape") setName(null);
          }}
        />
      )}
      {mayChange && (
        <>
          <Tooltip label={t("deals:lists.rename", { name: word.name })}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("deals:lists.rename", { name: word.name })}
              onClick={() => setName(word.name)}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Switch
            aria-label={t("deals:lists.used", { name: word.name })}
            checked={word.retiredAt === null}
            onChange={(event) => change.run({ retired: !event.currentTarget.checked })}
          />
        </>
      )}
    </li>
  );
}
