/** The fixed pairs of a person: who sets work for whom. */
import { ActionIcon, Button, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconLinkOff, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useCan } from "#ui/me.ts";
import type { Pairing } from "../../company/answers.ts";
import { isHere, mayPair } from "../../company/company.ts";
import { PersonSelect } from "../../company/PersonSelect.tsx";
import { placeWord } from "../../company/words.ts";
import { endPairing, pair } from "../calls.ts";
import { Block } from "./Block.tsx";
import { OpenPerson } from "./PersonFacts.tsx";
import type { PersonProps } from "./PersonView.tsx";
import classes from "./panel.module.css";

export function PairBlock({ company, person }: PersonProps) {
  const t = useText();
  const can = useCan();
  const [isAdding, setAdding] = useState(false);
  const pairs = company.pairsOf(person.id);
  const end = useCommand({
    feature: "org",
    run: (pairing: Pairing) => endPairing(pairing),
    done: () => t("people:pair.ended"),
    undo: (_, pairing) => pair(pairing.giverId, pairing.takerId, crypto.randomUUID()),
  });
  const add = can("pairings.change") && !isAdding && (
    <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t("people:pair.add")}
    </Button>
  );
  return (
    <Block title={t("people:column.pairs")} action={add}>
      {pairs.length === 0 && !isAdding && (
        <Text size="sm" c="dimmed">
          {t("people:pair.none")}
        </Text>
      )}
      <ul className={classes["list"]}>
        {pairs.map(({ pairing, otherId, gives }) => (
          <li key={pairing.id}>
            <Group gap={8}>
              {gives ? <IconArrowDown size={16} aria-hidden /> : <IconArrowUp size={16} aria-hidden />}
              <Text span size="sm" c="dimmed">
                {t(gives ? "people:pair.sets_for" : "people:pair.gets_from")}
              </Text>
              <OpenPerson company={company} id={otherId} />
              <Text span size="sm" c="dimmed">
                {placeWord(company, company.person(otherId) ?? { level: null, role: null })}
              </Text>
            </Group>
            {can("pairings.change") && (
              <Tooltip label={t("people:pair.end")}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("people:pair.end_with", { name: company.person(otherId)?.name ?? "" })}
                  onClick={() => end.run(pairing)}
                >
                  <IconLinkOff size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
      {isAdding && <NewPair company={company} person={person} onClose={() => setAdding(false)} />}
    </Block>
  );
}

function NewPair({ company, person, onClose }: PersonProps & { readonly onClose: () => void }) {
  const t = useText();
  const [other, setOther] = useState<string | null>(null);
  const self = company.person(person.id);
  const paired = new Set(company.pairsOf(person.id).map((one) => one.otherId));
  const candidates = company.people.filter(
    (one) =>
      self && one.id !== self.id && isHere(one) && !paired.has(one.id) && (mayPair(company, self, one) || mayPair(company, one, self)),
  );
  const add = useCommand({
    feature: "org",
    run: (otherId: string, key) => {
      const taker = company.person(otherId);
      const gives = Boolean(self && taker && mayPair(company, self, taker));
      return gives ? pair(person.id, otherId, key) : pair(otherId, person.id, key);
    },
    done: () => t("people:pair.added"),
    onDone: onClose,
  });
  return (
    <Stack gap="xs" mt="xs">
      <PersonSelect
        company={company}
        people={candidates}
        label={t("people:pair.with")}
        description={t("people:pair.hint")}
        value={other}
        onChange={setOther}
      />
      <Group gap="xs">
        <Button size="compact-sm" disabled={!other} loading={add.isBusy} onClick={() => other && add.run(other)}>
          {t("people:pair.add")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t("kit:cancel")}
        </Button>
      </Group>
    </Stack>
  );
}
