# One for each environment. What is left out has its default.
resource "roster_environment_settings" "this" {
  lock_attempts            = 10
  lock_duration_minutes    = 60
  session_idle_minutes     = 30
  session_absolute_minutes = 720
}
