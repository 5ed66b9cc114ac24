/** Tags in a row of a table: the first ones, and how many more. */
import { Badge, Group } from "@mantine/core";

const shown = 2;

export function Tags({ tags, all = false }: { readonly tags: readonly string[]; readonly all?: boolean }) {
  if (tags.length === 0) return "–";
  const first = all ? tags : tags.slice(0, shown);
  return (
    <Group gap={4} wrap={all ? "wrap" : "nowrap"}>
      {first.map((tag) => (
        <Badge key={tag} variant="default" size="sm" tt="none" fw={400}>
          {tag}
        </Badge>
      ))}
      {tags.length > first.length && <span>+{tags.length - first.length}</span>}
    </Group>
  );
}
