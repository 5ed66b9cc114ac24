/** A note as it is read: people mentioned in it by their names of today. */
import { Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { piecesOf } from "../../core/mention.ts";
import classes from "./attached.module.css";

export function NoteText({ text }: { readonly text: string }) {
  const pieces = piecesOf(text);
  return (
    <Text className={classes["text"]!}>
      {/* biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text stand where they stand. */}
      {pieces.map((piece, at) => ("text" in piece ? piece.text : <Mention key={at} personId={piece.personId} />))}
    </Text>
  );
}

function Mention({ personId }: { readonly personId: string }) {
  const t = useText();
  const people = usePeople();
  return <span className={classes["mention"]}>@{people.nameOf(personId) ?? t("clients:note.nobody")}</span>;
}
