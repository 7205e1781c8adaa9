import { expect, it } from 'vitest';
import { Article } from './article.ts';

it.each([
  [
    'sv',
    'Färjan till Ostley går inte i helgen, säger rederiet. Det är för att en av maskinerna har gått sönder, och den kan inte lagas förrän på tisdag.',
  ],
  [
    'da',
    'Færgen til Ostley sejler ikke i weekenden, siger rederiet. Det er fordi en af maskinerne er gået i stykker, og den kan ikke blive repareret før på tirsdag.',
  ],
  [
    'no',
    'Ferja til Ostley går ikke i helga, sier rederiet. Det er fordi en av maskinene har gått i stykker, og den kan ikke bli reparert før på tirsdag, heter det.',
  ],
  [
    'fi',
    'Lautta ei kulje viikonloppuna, sanoo varustamo. Se johtuu siitä, että yksi koneista on rikki, mutta se on tiistaina kunnossa, ja liikenne jatkuu kuin ennen. Hän on myös mukaan tullut.',
  ],
  [
    'ro',
    'Feribotul nu va circula în acest weekend, a spus compania. Este pentru că unul din motoare s-a stricat și nu poate fi reparat mai devreme de marți, după cum au anunțat.',
  ],
  [
    'cs',
    'Trajekt o víkendu nepojede, řekl dopravce. Je to proto, že se jeden ze strojů rozbil a ještě není opraven, ale v úterý už bude podle plánu jezdit jako dříve.',
  ],
  [
    'ru',
    'Паром в выходные не ходит, сообщила компания. Это из-за того, что одна из машин сломалась и до вторника её не починят, но потом он пойдёт как раньше.',
  ],
  [
    'uk',
    'Пором на вихідних не ходить, повідомила компанія. Це через те, що одна з машин зламалась і до вівторка її не полагодять, але він піде як раніше, та й це вже було.',
  ],
  [
    'el',
    'Το πλοίο δεν θα κάνει δρομολόγια το Σάββατο, είπε η εταιρεία. Αυτό γίνεται γιατί μία από τις μηχανές χάλασε και δεν θα είναι έτοιμη πριν από την Τρίτη.',
  ],
  [
    'tr',
    'Vapur bu hafta sonu çalışmayacak ve bu da bir makinenin bozulmuş olduğunu gösteriyor dedi şirket. Ancak salı günü için daha çok sefer olarak bir plan var.',
  ],
  [
    'hu',
    'A komp nem jár a hétvégén, mondta a társaság. Az egyik gép elromlott, és csak kedden lesz kész, de az is lehet, hogy egy nappal később, mint ahogy már megírták.',
  ],
  [
    'id',
    'Kapal feri tidak akan berlayar pada akhir pekan ini, kata perusahaan itu. Salah satu mesin rusak dan akan diperbaiki oleh teknisi dari kota untuk hari Selasa.',
  ],
  [
    'pl',
    'Prom nie pływa w weekend, mówi przewoźnik. To dlatego, że jedna z maszyn się zepsuła i nie jest jeszcze naprawiona, a do wtorku nie będzie po co o to pytać.',
  ],
  [
    'nl',
    'De veerboot vaart dit weekend niet, zegt de rederij. Dat komt door een van de machines, die niet meer werkt en pas op dinsdag is gemaakt, maar dan vaart hij weer.',
  ],
  [
    'und',
    '渡轮周末停航。公司说，其中一台机器坏了，周二之前修不好。渡轮周末停航。公司说，其中一台机器坏了，周二之前修不好。',
  ],
  [
    'und',
    'Garrow 3 Hursdale 1 Kelder 0 Ostley 0 Dunmere 2 Fallow Bridge 2 Penrose 1 Quenby 4 Garrow 3 Hursdale 1 Kelder 0 Ostley 0',
  ],
])('%s', (language, text) => expect(new Article(text).language).toBe(language));
