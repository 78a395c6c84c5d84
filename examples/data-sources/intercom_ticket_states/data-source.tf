data "intercom_ticket_states" "in_progress" {
  category = "in_progress"
}

# What customers read about a ticket while somebody works on it, and what
# teammates read. Labels need not be unique, hence the ids.
output "in_progress" {
  value = {
    for s in data.intercom_ticket_states.in_progress.ticket_states :
    s.id => "${s.external_label} (${s.internal_label})"
  }
}
