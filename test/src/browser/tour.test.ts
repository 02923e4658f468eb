import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import prettier from 'prettier';
import { tourPage, tourStops, type TourStop } from './tour-stops';
import { describeInBrowser, openBrowser, Visitor } from './visitor';

jest.setTimeout(120_000);

const DOCS = join(__dirname, '../../../docs');
const PAGE = join(DOCS, 'tour.md');
const PICTURES = join(DOCS, 'pictures/tour');
/** Whether the run writes the page and its pictures. Otherwise it only checks that every stop opens. */
const WRITES = process.env.HOTLINE_BROWSER_TOUR === 'write';
/** Quality of the pictures in percent: text stays sharp, and a picture takes about 100 kB. */
const QUALITY = 75;

const pictureOf = ({ name }: TourStop): string => join(PICTURES, `${name}.jpg`);

describeInBrowser('The tour of the console', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    if (WRITES) mkdirSync(PICTURES, { recursive: true });
  });
  afterAll(() => browser.close());

  it.each(tourStops)('$title: the screen opens without a fault and can be photographed', async (stop) => {
    const visitor = await Visitor.open(browser, { viewport: stop.size });
    if (stop.person) await visitor.signIn(stop.person);
    if (stop.person) await visitor.visit(stop.path);
    else await visitor.page.goto(visitor.url + stop.path);
    await stop.prepare?.(visitor.page);
    await visitor.settled();
    const picture = await visitor.page.screenshot({ type: 'jpeg', quality: QUALITY });
    if (WRITES) writeFileSync(pictureOf(stop), picture);
    await visitor.close();
    expect(visitor.faults).toEqual([]);
  });

  it('the page of the tour and its pictures belong to the stops that the tests visit', async () => {
    const config = (await prettier.resolveConfig(PAGE)) ?? {};
    const page = await prettier.format(tourPage(tourStops), { ...config, filepath: PAGE });
    if (WRITES) writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
    expect(tourStops.filter((stop) => !existsSync(pictureOf(stop))).map(({ name }) => name)).toEqual([]);
  });
});
