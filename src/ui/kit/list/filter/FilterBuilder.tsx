/**
 * Editing a filter: rows and groups of them, applied as soon as a row is finished. What is only half said asks nothing yet.
 * It is a part of the page, not a window over it: the list answers underneath while one chooses.
 */
import { Button, Group, Text } from "@mantine/core";
import { useRef, useState } from "react";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { everything } from "#shared/filter/language.ts";
import { useText } from "../../../i18n/text.ts";
import type { ListState } from "../use-list.ts";
import { changeNode, type Draft, type DraftGroup, draftOf, emptyGroup, filterOf } from "./draft.ts";
import classes from "./filter.module.css";
import { GroupEditor } from "./GroupEditor.tsx";
import { newKey } from "./new-key.ts";

type Props<Row> = { readonly list: ListState<Row>; readonly onClose: () => void };

export function FilterBuilder<Row>({ list, onClose }: Props<Row>) {
  const t = useText();
  const { askable } = list.definition;
  const { filter } = list.settings;
  const [draft, setDraft] = useState<DraftGroup>(() => draftOf(filter, newKey));
  // A chip that was taken away, Back, or another view: the draft begins anew. What was told from here comes back a moment later and changes nothing.
  const inAddress = JSON.stringify(filter);
  const seen = useRef(inAddress);
  const told = useRef(new Set<string>());
  if (seen.current !== inAddress) {
    seen.current = inAddress;
    if (!told.current.has(inAddress)) {
      told.current.clear();
      setDraft(draftOf(filter, newKey));
    }
  }
  const set = (next: DraftGroup) => {
    setDraft(next);
    const asked = filterOf(next, askable.catalogue);
    const text = JSON.stringify(asked);
    if (text === inAddress) return;
    told.current.add(text);
    list.change({ filter: asked as CheckedFilter }, "replace");
  };
  const change = (key: string, how: (node: Draft) => Draft | null) => set(changeNode(draft, key, how));

  return (
    <section
      className={classes["builder"]}
      aria-label={t("list:filter.title")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <GroupEditor askable={askable} group={draft} change={change} depth={0} isWhole />
      <Group justify="space-between" mt="sm">
        <Text size="xs" c="dimmed">
          {t("list:filter.hint")}
        </Text>
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setDraft(emptyGroup(newKey()));
              told.current.add(JSON.stringify(everything));
              list.change({ filter: everything as CheckedFilter });
            }}
          >
            {t("list:filter.clear")}
          </Button>
          <Button variant="default" size="compact-sm" onClick={onClose}>
            {t("list:filter.done")}
          </Button>
        </Group>
      </Group>
    </section>
  );
}
