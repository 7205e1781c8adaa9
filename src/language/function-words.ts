/** English words that say grammar, lower case. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about above across after against all along also although always am among an and another any are around as at away back be because been
  before behind being below between both but by can could did do does done down during each either enough even ever every few for from had has have
  having he her here hers him his how however i if in into is it its just least less like many may me might mine more most much must my near neither
  never no nor not now of off often on once one only or other our out over own per quite rather same several shall she should since so some still
  such than that the their them then there these they this those though through thus to together too toward towards under unless until up upon us
  very was we well were what when where whether which while who whom whose why will with within without would yet you your`.split(
    /\s+/,
  ),
);
