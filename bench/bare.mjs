// The yardstick of the benchmarks: reads every file and splits it at white space. node bench/bare.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';

const [folder = '.'] = process.argv.slice(2);
let words = 0;
for (const name of readdirSync(folder)) words += readFileSync(`${folder}/${name}`, 'utf8').split(/\s+/).length;
console.log(words);
