/** One field of a bulk edit: a button that opens its input. */
import { Button, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";

type Props = { readonly label: string; readonly isBusy: boolean; readonly children: (close: () => void) => ReactNode };

export function FieldButton({ label, isBusy, children }: Props) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={isOpen} onChange={close} width={280} trapFocus position="top-start">
      <Popover.Target>
        <Button variant="default" size="compact-sm" loading={isBusy} onClick={toggle}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{children(close)}</Popover.Dropdown>
    </Popover>
  );
}
