import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { checkReport, finding, reviewed, sampleFiles } from './fixture.ts';
import { html } from './html.ts';
test('demo', () => {
  const menu = 'Home\n\nNews\n\nSport\n\nWeather\n\nTravel\n\nMore\n\n';
  const text = menu + 'Evil </script><img src=x onerror=document.title="pwned"> <!-- \u202eabc\u202c \u2028 \ud800 and\u00a0a quick word.\nA bro\nken line\n\nThe third paragraph.\n';
  const evil = reviewed('articles/</script><b>evil.txt', text, [finding(text, menu, {put:''}), finding(text,'quick',{put:'slow',safety:'review',message:'<img src=x onerror=document.title="pwned2">'}), finding(text,'\u00a0',{put:' ',rule:'spacing/nbsp'}), finding(text,'o\nken',{put:'oken',rule:'spacing/join'}), finding(text,text,{rule:'spin/document',safety:'report',message:'The whole text looks spun.'})]);
  const f = [...sampleFiles(), evil]; const r = checkReport(f);
  writeFileSync('/tmp/rp/x.html', html(r, f));
});
