import { rolesWithTickets, type Role } from '@hotline/contracts';

interface Unreached {
  /** Ids of operations. */
  readonly operations: readonly string[];
  /** Absent: all roles that may use the operations. */
  readonly roles?: readonly (Role | 'public')[];
  readonly because: string;
}

/** Operations that no screen of a role reaches, and why. A test fails when an entry is not true any more. */
export const unreached: readonly Unreached[] = [
  {
    operations: ['receiveMessage', 'listChannels'],
    because: 'Other systems and mailboxes send messages; people register calls at the desk.',
  },
  {
    operations: ['findSimilar', 'proposeForCall', 'registerTicket'],
    roles: ['dispatcher'],
    because: 'The desk belongs to operators; somebody who also takes calls holds that role too, and changes to it.',
  },
  {
    operations: ['registerTicket'],
    roles: ['admin'],
    because: 'Administrators register for imports only, which use the command line.',
  },
  {
    operations: ['listPosts', 'readPerson', 'readRoster', 'readResponsible', 'listHandovers'],
    roles: ['inspector'],
    because: 'The screen of the inspector comes with the record of readings.',
  },
  {
    operations: ['putAbsence', 'endAbsence', 'putSubstitutes', 'handOver', 'confirmHandover'],
    roles: ['inspector'],
    because: 'The screen of the inspector comes with the record of readings.',
  },
  {
    operations: ['readClassification', 'listModels', 'switchModel', 'listShadowDifferences', 'listTrainingRows'],
    because: 'The screen of models is not built; `npm run models` switches and compares them.',
  },
  {
    operations: ['readPrecedent', 'listPrecedents'],
    because: 'Precedents are decided under approvals; the preview of the cells that change is part of the workbench.',
  },
  {
    operations: ['readReturnFigures'],
    because: 'The figures of returns are not on the screen of figures yet.',
  },
  {
    operations: ['readFigures'],
    roles: ['dispatcher', 'coordinator'],
    because: 'The wall belongs to supervisors; these roles read rates on the screen of figures.',
  },
  {
    operations: ['readCallbackQueue'],
    roles: ['supervisor'],
    because: 'Supervisors see callbacks as figures; the queue with its leases belongs to callback agents.',
  },
  {
    operations: ['listFindings', 'reloadJurisdiction', 'loadCalendar', 'explainJurisdiction'],
    because: 'The further parts of the workbench are not built: findings, calendars and the matrix of matters.',
  },
  {
    operations: ['listHotSpots'],
    because: 'The wall shows no hot spots yet.',
  },
  {
    operations: ['listDrafts', 'saveDraft', 'dropDraft'],
    because: 'Drafts are kept in the browser, so that they also survive without a connection.',
  },
  {
    operations: ['findLocations'],
    roles: rolesWithTickets.filter((one) => one !== 'operator'),
    because: 'Only the desk asks for locations, while it records a call.',
  },
  {
    operations: ['readCalendar'],
    because: 'The console counts working time by readWorkingTime.',
  },
];
