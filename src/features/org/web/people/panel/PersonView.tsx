/** Everything about one person: details, place in the company, pairs, absences, sign-in, leaving, personal data, journal. */
import { Button, Group } from "@mantine/core";
import { IconArrowsMove, IconEdit } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useCan, useMe } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Invitation, Person } from "../../company/answers.ts";
import { type Company, isHere } from "../../company/company.ts";
import { StatusMark } from "../../company/StatusMark.tsx";
import { MoveDialog } from "../MoveDialog.tsx";
import { AbsenceBlock } from "./AbsenceBlock.tsx";
import { BelowBlock } from "./BelowBlock.tsx";
import { EditForm } from "./EditForm.tsx";
import { InvitationBlock } from "./InvitationBlock.tsx";
import { JournalBlock } from "./JournalBlock.tsx";
import { LeavingBlock } from "./LeavingBlock.tsx";
import { PairBlock } from "./PairBlock.tsx";
import { PersonalDataBlock } from "./PersonalDataBlock.tsx";
import { PersonFacts } from "./PersonFacts.tsx";

export type PersonProps = { readonly company: Company; readonly person: Person };
type Props = PersonProps & { readonly invitation: Invitation | null; readonly onInvited: (invitation: Invitation) => void };

export function PersonView({ company, person, invitation, onInvited }: Props) {
  const t = useText();
  const can = useCan();
  const me = useMe();
  const [{ edit }, setSearch] = useUrlState();
  const setEdit = (next: string | undefined) => setSearch({ edit: next }, "replace");
  const mayChange = can("people.change") && person.status !== "erased";

  if (edit === "details" && mayChange) return <EditForm company={company} person={person} onClose={() => setEdit(undefined)} />;
  return (
    <>
      <Group justify="space-between" mb="sm">
        <StatusMark status={person.status} absentUntil={company.person(person.id)?.absentUntil} />
        {mayChange && (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" leftSection={<IconEdit size={16} aria-hidden />} onClick={() => setEdit("details")}>
              {t("people:edit")}
            </Button>
            {isHere(person) && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconArrowsMove size={16} aria-hidden />}
                onClick={() => setEdit("move")}
              >
                {t("people:move.action")}
              </Button>
            )}
          </Group>
        )}
      </Group>
      <PersonFacts company={company} person={person} />
      {isHere(person) && !person.hasAccount && <InvitationBlock person={person} invitation={invitation} onInvited={onInvited} />}
      <BelowBlock company={company} person={person} />
      {isHere(person) && person.level && <PairBlock company={company} person={person} />}
      {isHere(person) && <AbsenceBlock company={company} person={person} />}
      {mayChange && person.id !== me.personId && (
        <LeavingBlock company={company} person={person} isOpen={edit === "leave"} setEdit={setEdit} />
      )}
      {can("people.erase") && <PersonalDataBlock person={person} />}
      {can("journal.read") && <JournalBlock company={company} person={person} />}
      <MoveDialog company={company} personId={edit === "move" && mayChange ? person.id : null} onClose={() => setEdit(undefined)} />
    </>
  );
}
