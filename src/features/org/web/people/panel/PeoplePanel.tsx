/** Beside the page: a person, or the form for a new one. Which one stands in the address. */
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Invitation, Person } from "../../company/answers.ts";
import type { Company } from "../../company/company.ts";
import { HireForm } from "./HireForm.tsx";
import { PersonView } from "./PersonView.tsx";

type Props = { readonly company: Company; readonly invitation: Invitation | null; readonly onInvited: (invitation: Invitation) => void };

export function PeoplePanel({ company, invitation, onInvited }: Props) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const { panel } = search;
  const isNew = panel === "new";
  const person = useRead<Person>(["org", "person", panel], `/people/${panel}`, {}, { isEnabled: panel !== undefined && !isNew });
  const shown = person.data?.id === panel ? person : { ...person, data: undefined };
  const close = () => setSearch({ panel: undefined, edit: undefined });
  const title = isNew
    ? t("people:hire")
    : shown.data?.status === "erased"
      ? t("org:erased_person")
      : (shown.data?.name ?? company.person(panel)?.name);

  return (
    <SidePanel title={title ?? ""} isOpen={panel !== undefined} onClose={close} width={480}>
      {isNew ? (
        <HireForm
          company={company}
          onCancel={close}
          onHired={(hired, made) => {
            if (made) onInvited(made);
            setSearch({ panel: hired.id });
          }}
        />
      ) : (
        <Loaded from={shown}>
          {(data) => (
            <PersonView
              key={data.id}
              company={company}
              person={data}
              invitation={invitation?.personId === data.id ? invitation : null}
              onInvited={onInvited}
            />
          )}
        </Loaded>
      )}
    </SidePanel>
  );
}
