/** Units: the department, its directions, groups. */
import { ActionIcon, Badge, Button, Switch, Tooltip } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconEdit, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Unit } from "../company/answers.ts";
import type { Company } from "../company/company.ts";
import { changeUnit } from "./calls.ts";
import classes from "./Structure.module.css";
import { TabIntro } from "./TabIntro.tsx";
import { UnitForm } from "./UnitForm.tsx";
import { unitRows } from "./unit-rows.ts";

export function UnitsTab({ company }: { readonly company: Company }) {
  const t = useText();
  const can = useCan();
  const [{ open }, setSearch] = useUrlState();
  const [showsArchived, setShowsArchived] = useState(false);
  const archived = useList<Unit>(["org", "units"], "/org/units", { archived: true, limit: 200 }, { isEnabled: showsArchived });
  const units = [...company.tree.units, ...(showsArchived ? archived.items.filter((one) => one.archivedAt !== null) : [])];
  const mayChange = can("structure.change");
  const opened = units.find((one) => one.id === open);
  const close = () => setSearch({ open: undefined });
  return (
    <>
      <TabIntro hint={t("structure:unit.hint")}>
        {mayChange && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ open: "new" })}>
            {t("structure:unit.add")}
          </Button>
        )}
      </TabIntro>
      {units.length === 0 ? (
        <EmptyState title={t("structure:unit.empty")} hint={t("structure:unit.empty_hint")} />
      ) : (
        <ul className={classes["tree"]} aria-label={t("structure:tab.units")}>
          {unitRows(units, currentLanguage()).map(({ unit, depth }) => (
            <li key={unit.id} style={{ paddingInlineStart: depth * 24 }}>
              <span className={classes["unit"]}>
                <strong>{unit.name}</strong>
                <span className={classes["detail"]}>
                  {t(`org:unit_kind.${unit.kind}`)} · {t("people:count.people", { count: unit.people })}
                </span>
                {unit.archivedAt && <Badge variant="default">{t("structure:unit.archived")}</Badge>}
              </span>
              {mayChange && <UnitActions unit={unit} onEdit={() => setSearch({ open: unit.id })} />}
            </li>
          ))}
        </ul>
      )}
      <Switch
        mt="md"
        label={t("structure:unit.show_archived")}
        checked={showsArchived}
        onChange={(event) => setShowsArchived(event.currentTarget.checked)}
      />
      {mayChange && (
        <SidePanel title={opened?.name ?? t("structure:unit.add")} isOpen={Boolean(opened) || open === "new"} onClose={close}>
          <UnitForm key={open} company={company} unit={opened} onClose={close} />
        </SidePanel>
      )}
    </>
  );
}

function UnitActions({ unit, onEdit }: { readonly unit: Unit; readonly onEdit: () => void }) {
  const t = useText();
  const isArchived = unit.archivedAt !== null;
  const change = useCommand({
    feature: "org",
    run: (archived: boolean) => changeUnit(unit, { archived }),
    done: (saved) => t(saved.archivedAt ? "structure:unit.archived_done" : "structure:unit.restored_done", { name: saved.name }),
    undo: (saved, archived) => changeUnit(saved, { archived: !archived }),
  });
  const archive = t(isArchived ? "structure:unit.restore" : "structure:unit.archive", { name: unit.name });
  const edit = t("structure:unit.edit", { name: unit.name });
  return (
    <ActionIcon.Group>
      {!isArchived && (
        <Tooltip label={edit}>
          <ActionIcon variant="default" size={32} aria-label={edit} onClick={onEdit}>
            <IconEdit size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={archive}>
        <ActionIcon variant="default" size={32} aria-label={archive} loading={change.isBusy} onClick={() => change.run(!isArchived)}>
          {isArchived ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </ActionIcon.Group>
  );
}
