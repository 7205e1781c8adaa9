import { describe, expect, it } from 'vitest';
import { isOfSite, siteName, siteOfFrontMatter, siteOfPage, siteOfPath, siteOfRecord } from './site-name.ts';

describe('the site of an article', () => {
  it.each([
    ['www.Gull.example', 'gull.example'],
    ['https://www.gull.example/a/b?c', 'gull.example'],
    ['//news.gull.example:8080/x', 'news.gull.example'],
    [' The Gull Post ', 'the gull post'],
    ['gull.example.', 'gull.example'],
  ])('%j is %j', (name, site) => {
    expect(siteName(name)).toBe(site);
    expect(siteName(site)).toBe(site);
  });

  it.each([
    [{ site: 'WWW.gull.example', url: 'https://tern.example/' }, 'gull.example'],
    [{ url: 'https://tern.example/a' }, 'tern.example'],
    [{ link: 'http://www.tern.example' }, 'tern.example'],
    [{ url: 'tern' }, undefined],
    [{ site: '', url: 5 }, undefined],
    [{}, undefined],
  ])('record %j: %j', (record, site) => {
    expect(siteOfRecord(record)).toBe(site);
  });

  it.each([
    ['articles/www.gull.example/2021/a.txt', 'gull.example'],
    ['a.example/b.example/c.txt', 'b.example'],
    ['articles/a.txt', undefined],
    ['v1.2/a.txt', undefined],
    ['backup.old/a.txt', undefined],
    ['gull.example', undefined],
    ['.git/a.txt', undefined],
    ['C:\\scraped\\gull.example\\a.txt', 'gull.example'],
  ])('path %j: %j', (path, site) => {
    expect(siteOfPath(path)).toBe(site);
  });

  it.each([
    ['---\ntitle: x\nsite: gull.example\n---\ntext', 'gull.example'],
    ['---\nurl: "https://www.gull.example/a"\n---\ntext', 'gull.example'],
    ['---\nsource: the harbour office\n---\ntext', undefined],
    ['site: gull.example', undefined],
  ])('front matter %j: %j', (text, site) => {
    expect(siteOfFrontMatter(text)).toBe(site);
  });

  it('stands in the head of a page', () => {
    expect(siteOfPage('<head><link rel="canonical" href="https://www.gull.example/a"></head>')).toBe('gull.example');
    expect(siteOfPage('<meta property="og:url" content="https://gull.example/a">')).toBe('gull.example');
    expect(siteOfPage('<a href="https://gull.example/a">')).toBeUndefined();
  });

  it('takes subdomains for the site, but no look-alikes', () => {
    expect(isOfSite('news.gull.example', 'gull.example')).toBe(true);
    expect(isOfSite('seagull.example', 'gull.example')).toBe(false);
  });
});

describe('the name of a site, however it was written', () => {
  it.each([
    ['https://ann:x@www2.Gull.example./story', 'gull.example'],
    ['svn+ssh2://gull.example', 'gull.example'],
    ['swww.example', 'swww.example'],
    ['wwwx.gull.example', 'wwwx.gull.example'],
    ['the gull //gull.example', 'the gull //gull.example'],
  ])('%s', (name, site) => {
    expect(siteName(name)).toBe(site);
  });

  it('is its own site', () => {
    expect(isOfSite('gull.example', 'gull.example')).toBe(true);
  });

  it.each([
    [{ site: ' ', url: '//gull.example/x' }, 'gull.example'],
    [{ url: ['https://gull.example'], link: 'http://other.example' }, 'other.example'],
    [{ url: 'see https://gull.example' }, undefined],
  ])('in the record %j', (record, site) => {
    expect(siteOfRecord(record)).toBe(site);
  });

  it.each([
    ['---\nsite:gull.example\n---', 'gull.example'],
    ['--- \nurl:https://gull.example/x\n--- \nText', 'gull.example'],
    ['---\nlink: "http://gull.example/x"\n...\n', 'gull.example'],
    ['Text\n---\nsite: gull.example\n---\n', undefined],
    ['---\nmy-site: gull.example\nmy-url: https://gull.example\n---\n', undefined],
    ['No front matter.', undefined],
  ])('in the front matter %j', (text, site) => {
    expect(siteOfFrontMatter(text)).toBe(site);
  });

  it.each([
    ['<link href=//gull.example/x rel=canonical>', 'gull.example'],
    ['<link class="a" rel=\'canonical\' href="http://gull.example/x">', 'gull.example'],
    ['<meta data-x="1" property="og:url" content="https://gull.example">', 'gull.example'],
    [`${' '.repeat(20_000)}<link rel="canonical" href="https://gull.example">`, undefined],
    ['<p>', undefined],
  ])('in the page %j', (page, site) => {
    expect(siteOfPage(page)).toBe(site);
  });
});
