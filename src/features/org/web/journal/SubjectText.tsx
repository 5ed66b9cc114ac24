/** What an entry is about, by its name, after its headline and a colon. */
import type { ReactNode } from "react";
import type { Company } from "../company/company.ts";
import { PersonText } from "../company/PersonText.tsx";
import { levelWord } from "../company/words.ts";
import type { JournalEntry } from "./entry.ts";
import { isRecordKind, RecordText } from "./RecordText.tsx";

type Props = { readonly company: Company | undefined; readonly entry: JournalEntry };

export function SubjectText(props: Props) {
  const { subjectKind, subjectId } = props.entry;
  if (isRecordKind(subjectKind)) return <RecordText kind={subjectKind} id={subjectId} />;
  const subject = subjectOf(props);
  return subject && <>: {subject}</>;
}

/** The people, unit, level or text that an entry names. */
function subjectOf({ company, entry }: Props): ReactNode {
  const { subjectKind, subjectId, data } = entry;
  if (subjectKind === "person") return <PersonText company={company} id={subjectId} isLink />;
  if (subjectKind === "pairing") return <People company={company} ids={[of(entry, "giverId"), of(entry, "takerId")]} />;
  if (subjectKind === "absence" || subjectKind === "api_key") return <People company={company} ids={[text(data["personId"])]} />;
  const name = nameOf(company, entry);
  return name && <strong>{name}</strong>;
}

function People({ company, ids }: { readonly company: Company | undefined; readonly ids: readonly (string | null)[] }) {
  return ids
    .filter((id) => id !== null)
    .map((id, at) => (
      <span key={id}>
        {at > 0 && " → "}
        <PersonText company={company} id={id} isLink />
      </span>
    ));
}

function nameOf(company: Company | undefined, { subjectKind, subjectId, data, changes }: JournalEntry): string | null {
  const stated = (field: string) => text(changes.find((one) => one.field === field)?.after) ?? text(data[field]);
  if (subjectKind === "unit") return company?.unit(subjectId)?.name ?? stated("name");
  if (subjectKind === "position") return company?.vacancies.find((one) => one.id === subjectId)?.title ?? stated("title");
  if (subjectKind === "level") {
    const level = company?.tree.levels.find((one) => one.id === subjectId);
    return level ? levelWord(level) : null;
  }
  return null;
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const of = ({ data, changes }: JournalEntry, field: string) => text(data[field]) ?? text(changes.find((one) => one.field === field)?.after);
