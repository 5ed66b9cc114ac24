/** Says that a record is out of the lists, or went into another. */
import { Anchor } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { PageLink } from "#ui/link.tsx";
import classes from "./card.module.css";

type Props = {
  readonly of: { readonly archivedAt: string | null; readonly mergedIntoId: string | null };
  readonly kind?: "clients" | "contacts";
};

export function ArchivedNote({ of: { archivedAt, mergedIntoId }, kind = "clients" }: Props) {
  const t = useText();
  if (archivedAt === null) return null;
  return (
    <div className={classes["archived"]} role="note">
      <IconArchive size={16} aria-hidden />
      <span>
        {t("clients:card.archived")} <Moment at={archivedAt} />
      </span>
      {mergedIntoId && (
        <Anchor component={PageLink} to={`${kind}/${mergedIntoId}`}>
          {t("clients:card.merged_into")}
        </Anchor>
      )}
    </div>
  );
}
