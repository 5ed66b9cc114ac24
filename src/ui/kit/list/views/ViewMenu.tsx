/** The saved views of a screen: choose one, save what is shown, share, rename, make it the usual one, delete. */
import { Button, Menu } from "@mantine/core";
import { IconCheck, IconChevronDown, IconDeviceFloppy, IconPencil, IconPin, IconPlus, IconTrash } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { api } from "../../../api.ts";
import { useCommand } from "../../../command.ts";
import { useText } from "../../../i18n/text.ts";
import { useSlug } from "../../../link.tsx";
import { useMe } from "../../../me.ts";
import { useRead } from "../../../query.ts";
import { useUrlState } from "../../../url-state.ts";
import { settingNames } from "../list-settings.ts";
import type { ListState } from "../use-list.ts";
import { differs, type SavedView, searchOfView, settingsOfList } from "./saved-view.ts";
import { rememberUsualView, usualView } from "./usual-view.ts";
import { ViewDialog } from "./ViewDialog.tsx";

const none: readonly string[] = [];

export function ViewMenu<Row>({ list }: { readonly list: ListState<Row> }) {
  const t = useText();
  const me = useMe();
  const slug = useSlug();
  const { definition, settings } = list;
  const { screen, kept = none } = definition;
  const [search, setSearch] = useUrlState();
  const [dialog, setDialog] = useState<"new" | "edit" | null>(null);
  const [usual, setUsual] = useState(() => usualView(slug, screen));
  const { data } = useRead<{ readonly items: readonly SavedView[] }>(["fields", "views", screen], "/views", { screen });
  const views = data?.items ?? [];
  const current = views.find(({ id }) => id === search["saved"]);
  const isChanged = current !== undefined && differs(settings, search, current, definition);
  const isMine = current?.ownerId === me.personId;

  useUsualView(usual, data?.items);

  const save = useCommand({
    feature: "fields",
    run: (view: SavedView) =>
      api.patch<SavedView>(`/views/${view.id}`, { body: { settings: settingsOfList(settings, search, kept) }, ifMatch: view.version }),
    done: (view) => t("list:view.saved", { name: view.name }),
    undo: (saved, before) => api.patch(`/views/${saved.id}`, { body: { settings: before.settings }, ifMatch: saved.version }),
  });
  const remove = useCommand({
    feature: "fields",
    run: (view: SavedView) => api.delete(`/views/${view.id}`),
    done: (_, view) => t("list:view.deleted", { name: view.name }),
    undo: (_, { name, sharedWith, settings: kept }) => api.post("/views", { body: { screen, name, sharedWith, settings: kept } }),
    onDone: () => setSearch({ saved: undefined }, "replace"),
  });
  const show = (view: SavedView | null) =>
    setSearch(
      view
        ? { q: undefined, ...searchOfView(view, kept) }
        : { q: undefined, ...Object.fromEntries(settingNames.map((name) => [name, undefined])), saved: usual ? "all" : undefined },
    );
  const pin = (id: string | null) => {
    rememberUsualView(slug, screen, id);
    setUsual(id);
  };
  const title = current ? current.name : t("list:view.all");

  return (
    <>
      <Menu position="bottom-start" withinPortal width={260}>
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-sm" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {isChanged ? t("list:view.changed", { name: title }) : title}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => show(null)} rightSection={current ? null : <IconCheck size={14} aria-hidden />}>
            {t("list:view.all")}
          </Menu.Item>
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => show(view)}
              rightSection={view.id === current?.id ? <IconCheck size={14} aria-hidden /> : null}
            >
              {view.name}
              {view.sharedWith !== "nobody" && ` · ${t(`list:view.with_${view.sharedWith}`)}`}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {current && isMine && isChanged && (
            <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => save.run(current)}>
              {t("list:view.save")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog("new")}>
            {t("list:view.save_as")}
          </Menu.Item>
          {current && isMine && (
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDialog("edit")}>
              {t("list:view.edit")}
            </Menu.Item>
          )}
          {current && (
            <Menu.Item leftSection={<IconPin size={16} aria-hidden />} onClick={() => pin(usual === current.id ? null : current.id)}>
              {usual === current.id ? t("list:view.unpin") : t("list:view.pin")}
            </Menu.Item>
          )}
          {current && isMine && (
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove.run(current)}>
              {t("list:view.delete")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog && (
        <ViewDialog
          screen={screen}
          view={dialog === "edit" ? (current ?? null) : null}
          settings={settingsOfList(settings, search, kept)}
          onClose={() => setDialog(null)}
          onSaved={(view) => setSearch({ saved: view.id }, "replace")}
        />
      )}
    </>
  );

  /** A bare address opens the usual view; one that says anything is left as it is. */
  function useUsualView(id: string | null, known: readonly SavedView[] | undefined): void {
    const isBare = !["saved", "q", "panel", ...settingNames, ...kept].some((name) => search[name]);
    useEffect(() => {
      const view = isBare && id ? known?.find((one) => one.id === id) : undefined;
      if (view) setSearch(searchOfView(view, kept), "replace");
    }, [isBare, id, known]);
  }
}
