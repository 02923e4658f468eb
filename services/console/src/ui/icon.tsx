import type { ReactNode } from 'react';

/** Outlines on a grid of 24, drawn with one stroke. Each is shown beside a word. */
const outlines = {
  inbox: 'M4 13h4l1.5 3h5L16 13h4M4 13l3-8h10l3 8v6H4z',
  tag: 'M4 4h8l8 8-8 8-8-8zM8.5 8.5h.01',
  help: 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5h.01',
  scales: 'M12 4v16M7 20h10M5 7h14M5 7l-2.5 6a2.5 2.5 0 0 0 5 0zM19 7l-2.5 6a2.5 2.5 0 0 0 5 0z',
  send: 'M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4',
  tool: 'M14.5 6.5a4 4 0 0 0-5.3 5L4 16.7 7.3 20l5.2-5.2a4 4 0 0 0 5-5.3l-2.6 2.6-2.9-.6-.6-2.9z',
  undo: 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6',
  clipboard: 'M8 5H6v15h12V5h-2M8 3.5h8V7H8zM9 13l2 2 4-4',
  pen: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  'message-check': 'M4 5h16v11H10l-4 4v-4H4zM9 10.5l2 2 4-4',
  'phone-out':
    'M5 4h4l1.5 4.5L8 10a12 12 0 0 0 6 6l1.5-2.5L20 15v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1M15 4h5v5M20 4l-5.5 5.5',
  phone: 'M5 4h4l1.5 4.5L8 10a12 12 0 0 0 6 6l1.5-2.5L20 15v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9a3 3 0 1 1 0 6a3 3 0 0 1 0-6',
  check: 'M5 12.5l4.5 4.5L19 7',
  merge: 'M6 4v4c0 4 6 4 6 9v3M18 4v4c0 4-6 4-6 9M9 17l3 3 3-3',
  route: 'M6 6a2 2 0 1 0 0-.01M18 18a2 2 0 1 0 0-.01M8 6h6a3 3 0 0 1 0 6h-4a3 3 0 0 0 0 6h6',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  headset: 'M4 14v-2a8 8 0 0 1 16 0v2M4 14h3v5H5a1 1 0 0 1-1-1zM20 14h-3v5h2a1 1 0 0 0 1-1zM17 19c0 1.5-2 2-4 2',
  wall: 'M4 4h7v7H4zM13 4h7v4h-7zM13 10h7v10h-7zM4 13h7v7H4z',
  fire: 'M12 3c1 4 5 5.5 5 10a5 5 0 0 1-10 0c0-2 1-3.5 2-4.5.3 1.5 1 2 1.5 2C11 8 10.5 5 12 3',
  people:
    'M9 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6M3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M16 6a2.5 2.5 0 0 1 0 5M17 14c2 .5 3.5 2.5 3.5 5',
  pulse: 'M3 12h4l2.5-6 4 12L16 12h5',
  grid: 'M4 4h16v16H4zM4 9.3h16M4 14.7h16M9.3 4v16M14.7 4v16',
  search: 'M11 4a7 7 0 1 1 0 14a7 7 0 0 1 0-14M16 16l4 4',
  keyboard: 'M3 7h18v10H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  person: 'M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8M5 20c0-4 3-6 7-6s7 2 7 6',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17M12 8v4.5l3 2',
  place: 'M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21M12 7.5a2 2 0 1 1 0 4a2 2 0 0 1 0-4',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 10a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  close: 'M6 6l12 12M18 6 6 18',
  cloud: 'M12 19v-8M8.5 14l3.5-3.5 3.5 3.5M7 17H6a4 4 0 0 1 0-8 6 6 0 0 1 11.5-1.5A4.8 4.8 0 0 1 18 17h-1',
  alert: 'M12 4 2.8 20h18.400zM12 10v4M12 17h.01',
  split: 'M12 20v-6L6 8V4M12 14l6-6V4M3.5 6.5 6 4l2.5 2.5M15.5 6.5 18 4l2.5 2.5',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4',
  plus: 'M12 5v14M5 12h14',
  moon: 'M19 14.5A8 8 0 0 1 9.5 5 8 8 0 1 0 19 14.5',
  sun: 'M12 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.400 1.400M17.3 17.3l1.400 1.400M5.3 18.7l1.400-1.400M17.3 6.7l1.400-1.400',
  book: 'M5 4h10a4 4 0 0 1 4 4v12H9a4 4 0 0 1-4-4zM5 16a4 4 0 0 1 4-4h10',
  chevron: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  exit: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9',
} as const;
export type IconName = keyof typeof outlines;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={outlines[name]} />
    </svg>
  );
}
