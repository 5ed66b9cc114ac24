/** Who is directly below. */
import { Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { PersonAvatar } from "#ui/kit/PersonAvatar.tsx";
import { isHere } from "../../company/company.ts";
import { placeWord } from "../../company/words.ts";
import { Block } from "./Block.tsx";
import { OpenPerson } from "./PersonFacts.tsx";
import type { PersonProps } from "./PersonView.tsx";
import classes from "./panel.module.css";

export function BelowBlock({ company, person }: PersonProps) {
  const t = useText();
  const below = company.below(person.id).filter(isHere);
  if (below.length === 0) return null;
  return (
    <Block title={t("people:below.title", { count: below.length })}>
      <ul className={classes["list"]}>
        {below.map((one) => (
          <li key={one.id}>
            <span style={{ display: "flex", alignItems: "center", gap: 8 }}>
              <PersonAvatar name={one.name} />
              <OpenPerson company={company} id={one.id} />
            </span>
            <Text span size="sm" c="dimmed">
              {placeWord(company, one)}
            </Text>
          </li>
        ))}
      </ul>
    </Block>
  );
}
