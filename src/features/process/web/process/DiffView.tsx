/** What changed from one version to another, step by step. */
import { Badge, Group, NativeSelect, Table, Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { Loaded } from "#ui/kit/states.tsx";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { ProcessView, VersionDiff } from "../../contract/processes.ts";
import classes from "./Process.module.css";
import { type DiffWords, useDiffWords } from "./use-diff-words.tsx";

export function DiffView({ process }: { readonly process: ProcessView }) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const numbers = process.versions.map(({ number }) => number).sort((one, other) => other - one);
  const chosen = (name: string, otherwise: number) => numbers.find((one) => String(one) === search[name]) ?? otherwise;
  const after = chosen("to", numbers[0]!);
  const before = chosen("from", numbers.find((one) => one < after) ?? numbers[1]!);
  const diff = useRead<VersionDiff>(["process", "diff", process.id, after, before], `/processes/${process.id}/versions/${after}/diff`, {
    with: before,
  });
  const options = numbers.map((one) => ({ value: String(one), label: t("processes:version.number", { number: one }) }));
  return (
    <>
      <Group mb="sm">
        <NativeSelect
          label={t("processes:diff.from")}
          data={options}
          value={String(before)}
          onChange={(event) => setSearch({ from: event.currentTarget.value }, "replace")}
        />
        <NativeSelect
          label={t("processes:diff.to")}
          data={options}
          value={String(after)}
          onChange={(event) => setSearch({ to: event.currentTarget.value }, "replace")}
        />
      </Group>
      <Loaded from={diff}>{(data) => <Differences process={process} diff={data} />}</Loaded>
    </>
  );
}

function Differences({ process, diff }: { readonly process: ProcessView; readonly diff: VersionDiff }) {
  const t = useText();
  const words = useDiffWords(process, diff);
  const isSame = diff.added.length + diff.removed.length + diff.changed.length + diff.process.length === 0;
  if (isSame) return <Text c="dimmed">{t("processes:diff.none")}</Text>;
  return (
    <div className={classes["diff"]}>
      {diff.process.length > 0 && <Changes node={null} title={t("processes:diff.process")} changes={diff.process} words={words} />}
      {diff.added.map((node) => (
        <Heading key={`+${node}`} title={words.node(node, "after")} badge={<Badge color="green">{t("processes:diff.added")}</Badge>} />
      ))}
      {diff.removed.map((node) => (
        <Heading key={`-${node}`} title={words.node(node, "before")} badge={<Badge color="red">{t("processes:diff.removed")}</Badge>} />
      ))}
      {diff.changed.map(({ node, changes }) => (
        <Changes key={node} node={node} title={words.node(node, "after")} changes={changes} words={words} />
      ))}
    </div>
  );
}

function Heading({ title, badge }: { readonly title: string; readonly badge: React.ReactNode }) {
  return (
    <Group gap="xs" className={classes["changed"]!}>
      <Text fw={500}>{title}</Text>
      {badge}
    </Group>
  );
}

type ChangesProps = {
  readonly node: string | null;
  readonly title: string;
  readonly changes: VersionDiff["process"];
  readonly words: DiffWords;
};

function Changes({ node, title, changes, words }: ChangesProps) {
  const t = useText();
  return (
    <section className={classes["changed"]} aria-label={title}>
      <Text fw={500}>{title}</Text>
      <Table layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="22%">{t("processes:diff.what")}</Table.Th>
            <Table.Th>{t("processes:diff.before")}</Table.Th>
            <Table.Th>{t("processes:diff.after")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map(({ key, before, after }) => (
            <Table.Tr key={key}>
              <Table.Td>{words.key(key)}</Table.Td>
              <Table.Td className={classes["value"]!}>{words.value(node, key, before, "before")}</Table.Td>
              <Table.Td className={classes["value"]!}>{words.value(node, key, after, "after")}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
