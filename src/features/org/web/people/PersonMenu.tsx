/** What one can do with a person right from the row; leaving asks its questions in the panel. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconEdit, IconHistory, IconMail, IconUserMinus, IconUserUp } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Person } from "../company/answers.ts";
import { type Company, isHere } from "../company/company.ts";
import { useReactivate } from "./use-person-commands.ts";

export function PersonMenu({ company, person }: { readonly company: Company; readonly person: Person }) {
  const t = useText();
  const can = useCan();
  const goTo = useGoTo();
  const [, setSearch] = useUrlState();
  const back = useReactivate();
  const mayChange = can("people.change") && person.status !== "erased";
  const openAt = (edit: string | undefined) => setSearch({ panel: person.id, edit });
  if (!mayChange && !can("journal.read")) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("people:actions", { name: person.name || company.person(person.id)?.name || t("org:erased_person") })}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        {mayChange && (
          <Menu.Item leftSection={<IconEdit size={16} aria-hidden />} onClick={() => openAt("details")}>
            {t("people:edit")}
          </Menu.Item>
        )}
        {mayChange && person.status === "invited" && (
          <Menu.Item leftSection={<IconMail size={16} aria-hidden />} onClick={() => openAt(undefined)}>
            {t("people:invitation.make")}
          </Menu.Item>
        )}
        {can("journal.read") && (
          <Menu.Item leftSection={<IconHistory size={16} aria-hidden />} onClick={() => goTo("journal", { subject: person.id })}>
            {t("people:journal.all")}
          </Menu.Item>
        )}
        {mayChange && isHere(person) && (
          <Menu.Item leftSection={<IconUserMinus size={16} aria-hidden />} onClick={() => openAt("leave")}>
            {t("people:leave.action")}
          </Menu.Item>
        )}
        {mayChange && person.status === "inactive" && (
          <Menu.Item leftSection={<IconUserUp size={16} aria-hidden />} onClick={() => back.run(person)}>
            {t("people:return.action")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
