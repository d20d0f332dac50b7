/** When something happens, again and again. */
export interface Schedule {
  /**
   * Five fields as in crontab: minute, hour, day of month, month, day of week.
   * Where both day fields are given, either may hold, as in crontab.
   */
  readonly cron: string
  /** An IANA time zone, such as `Asia/Shanghai`. */
  readonly zone: string
}
