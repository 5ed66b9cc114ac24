/** One text: as people will see it, being written, and every edition that it had. */
import { Alert, Button, Menu, Tabs } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconDots, IconPencil } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded, LoadingRows } from "#ui/kit/states.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import { usePageParams, useUrlState } from "#ui/url-state.ts";
import type { TextView } from "../contract/texts.ts";
import classes from "./Book.module.css";
import { NewTextPage } from "./edit/NewTextPage.tsx";
import { TextForm } from "./edit/TextForm.tsx";
import { EditionsTab } from "./editions/EditionsTab.tsx";
import { KindMark } from "./KindMark.tsx";
import { TryIt } from "./try/TryIt.tsx";
import { useAskableBook } from "./use-askable-book.ts";
import { Variants } from "./Variants.tsx";

export function TextPage() {
  const { textKey = "" } = usePageParams();
  return textKey === "new" ? <NewTextPage /> : <KnownText textKey={textKey} />;
}

function KnownText({ textKey }: { readonly textKey: string }) {
  const text = useRead<TextView>(["book", "text", textKey], `/texts/${textKey}`);
  return (
    <Loaded from={text} rows={10}>
      {(data) => <OneText text={data} />}
    </Loaded>
  );
}

function OneText({ text }: { readonly text: TextView }) {
  const t = useText();
  const can = useCan();
  const askable = useAskableBook();
  const [search, setSearch] = useUrlState();
  const isEditing = search["edit"] === "1" && can("book.change") && text.archivedAt === null;
  const stopEditing = () => setSearch({ edit: undefined });
  return (
    <>
      <PageTitle title={text.name} count={t("book:text.subtitle", { key: text.key, edition: text.edition })}>
        <KindMark kind={text.kind} />
        {can("book.change") && !isEditing && (
          <>
            {text.archivedAt === null && (
              <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setSearch({ edit: "1", tab: undefined })}>
                {t("book:text.edit")}
              </Button>
            )}
            <More text={text} />
          </>
        )}
      </PageTitle>
      {text.archivedAt !== null && (
        <Alert variant="light" color="gray" mb="md" icon={<IconArchive size={16} aria-hidden />}>
          {t("book:text.is_archived")}
        </Alert>
      )}
      {!askable ? (
        <LoadingRows />
      ) : isEditing ? (
        <TextForm key={text.id} kind={text.kind} text={text} askable={askable} onDone={stopEditing} onCancel={stopEditing} />
      ) : (
        <Tabs
          value={search["tab"] ?? "text"}
          onChange={(tab) => setSearch({ tab: tab === "text" ? undefined : (tab ?? undefined) })}
          keepMounted={false}
        >
          <TabRow mb="md">
            <Tabs.Tab value="text">{t("pages:text")}</Tabs.Tab>
            <Tabs.Tab value="editions">{t("book:editions.title")}</Tabs.Tab>
          </TabRow>
          <Tabs.Panel value="text">
            <div className={classes["beside"]}>
              <Variants variants={text.variants} askable={askable} />
              {text.archivedAt === null && <TryIt askable={askable} textKey={text.key} edition={text.edition} />}
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="editions">
            <EditionsTab text={text} askable={askable} />
          </Tabs.Panel>
        </Tabs>
      )}
    </>
  );
}

/** Putting away can be taken back, so it asks nothing. */
function More({ text }: { readonly text: TextView }) {
  const t = useText();
  const isArchived = text.archivedAt !== null;
  const to = (verb: "archive" | "restore") => api.post<TextView>(`/texts/${text.id}/${verb}`, { body: {} });
  const turn = useCommand({
    feature: "book",
    run: () => to(isArchived ? "restore" : "archive"),
    done: (after) => t(after.archivedAt === null ? "book:done.restored" : "book:done.archived", { name: after.name }),
    undo: (after) => to(after.archivedAt === null ? "archive" : "restore"),
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" px="xs" aria-label={t("book:text.more")}>
          <IconDots size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={isArchived ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />}
          onClick={() => turn.run(undefined)}
        >
          {t(isArchived ? "book:text.restore" : "book:text.archive")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
