# By id of the team
terraform import intercom_team_members.support 991267902

# By name of the team
terraform import intercom_team_members.support Support
