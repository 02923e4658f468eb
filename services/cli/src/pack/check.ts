import { PackError, readPackFolder } from '@hotline/jurisdiction-files';
import { type ProofFinding, report } from '@hotline/jurisdiction-proof';
import { both, faults, folderOf, near, read, today, type Command, type Report } from './command';

const usage =
  'check NAME|FOLDER [--on DATE] [--strict]     faults of the files, then the proof: exactly one lead everywhere';

async function run(args: readonly string[]): Promise<Report> {
  const { values, words } = read(args, 1, usage, { on: { type: 'string' }, strict: { type: 'boolean' } });
  try {
    const pack = await readPackFolder(folderOf(words[0] as string));
    const { errors, notes, parts, findings } = report(pack, {
      on: values.on ?? today(),
      strict: values.strict === true,
    });
    const lines = findings.flatMap((f) => [...place(f), ...said(f)]);
    const summary = both({
      zh: `${pack.matters.length}个事项，证明分${parts}块：${errors}个错误，${notes}个提示`,
      en: `${pack.matters.length} matters, proof in ${parts} parts: ${errors} errors, ${notes} notes`,
    });
    return {
      lines: [...lines, ...summary],
      data: { place: pack.jurisdiction.name, errors, parts, findings },
      failed: errors > 0,
    };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const many = error.problems.length;
    return {
      lines: [
        ...faults(error),
        ...both({ zh: `文件有${many}处错误`, en: `${many} fault${many === 1 ? '' : 's'} in the files` }),
      ],
      data: { errors: many, problems: error.problems },
      failed: true,
    };
  }
}

const placeOf = ({ file, line }: { readonly file?: string; readonly line?: number }): string =>
  file === undefined ? '' : `${near(file)}:${line} `;

function place(finding: ProofFinding): string[] {
  const mark = finding.admitted ? `${finding.kind} (contested)` : finding.kind;
  return [`${placeOf(finding)}[${mark}] ${finding.text.zh}`];
}

function said({ text, settle }: ProofFinding): string[] {
  return [`  ${text.en}`, ...(settle ? [`  → ${placeOf(settle)}${settle.text.zh} / ${settle.text.en}`] : [])];
}

export const check: Command = { usage, run };
