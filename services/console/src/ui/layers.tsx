import { Drawer, Menu, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

interface LayerLook {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly closeLabel: string;
  readonly children: ReactNode;
}
const NO_MOTION = { duration: 0 } as const;

/** A form beside the work: from the right, on phones from below over the whole screen. */
export function SidePanel({ title, isOpen, onClose, closeLabel, children }: LayerLook): ReactNode {
  const isNarrow = matchMedia('(max-width: 719px)').matches;
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position={isNarrow ? 'bottom' : 'right'}
      size={isNarrow ? '92%' : 520}
      title={title}
      transitionProps={NO_MOTION}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      {children}
    </Drawer>
  );
}

export function Dialog({
  title,
  isOpen,
  onClose,
  closeLabel,
  children,
  size = 560,
}: LayerLook & { size?: number }): ReactNode {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      yOffset="12vh"
      transitionProps={NO_MOTION}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      {children}
    </Modal>
  );
}

export interface MenuLine {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly onPick: () => void;
}

export function DropMenu({ trigger, lines }: { trigger: ReactNode; lines: readonly MenuLine[] }): ReactNode {
  return (
    <Menu position="bottom-end" shadow="md" transitionProps={NO_MOTION}>
      <Menu.Target>{trigger}</Menu.Target>
      <Menu.Dropdown>
        {lines.map(({ id, label, icon, onPick }) => (
          <Menu.Item key={id} leftSection={icon && <Icon name={icon} />} onClick={onPick}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
