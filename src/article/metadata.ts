/** Facts about an article that rules keep when they take text away. */
export interface Metadata {
  date?: string;
  updated?: string;
  title?: string;
  standfirst?: string;
  byline?: string;
  credits?: string[];
  section?: string;
  site?: string;
  readTime?: string;
  tags?: string[];
  source?: string;
  provenance?: string;
}
