/** One installation, as it is kept. */
export interface KeptInstallation {
  readonly id: string
  readonly sealed: string
}

/**
 * Keeps what platforms gave when the bot was installed: tokens, sealed before they come here and never read here.
 *
 * Ids are opaque, already prefixed by platform, and may hold any character.
 */
export interface InstallationStore {
  /** @returns `undefined` where nothing is kept. */
  find(id: string): Promise<string | undefined>
  /**
   * Adds, replaces or removes what is kept under an id, unless another change came first.
   * @param before as it was read; `undefined`: nothing was kept.
   * @param after unlike any text that was kept before; `undefined` removes.
   * @returns whether it was; `true` also when `after` is kept already, because the same change is asked for again.
   */
  replace(id: string, before: string | undefined, after: string | undefined): Promise<boolean>
  /** All of them in order of id, in pages. @param after the last id of the page before; '' at first. */
  page(after: string, limit: number): Promise<readonly KeptInstallation[]>
}
