// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Balances inside a contract: paid in, moved by its rules, and drawn out by their owner.
/// @notice Nothing is ever sent to anybody who did not ask for it: every payment becomes a balance here. Tokens are the native
/// coin (address zero) and the ERC-20s that the owner allows. A token that takes a fee on transfers is credited as received;
/// one that rebases is not supported and must not be allowed. All amounts are in the token's smallest unit.
interface ILedger {
    event Deposited(address indexed token, address indexed account, uint256 amount);
    event Withdrawn(address indexed token, address indexed account, address indexed to, uint256 amount);
    event TokenAllowed(address indexed token, bool allowed);

    error ZeroAddress();
    error BadAddress(address given);
    error UnsupportedToken(address token);
    error WrongValue(uint256 sent, uint256 wanted);
    error TransferFailed(address to, uint256 amount);
    error InsufficientBalance(uint256 needed, uint256 available);
    error BadSignature();
    error SignatureExpired(uint64 expiry);
    error NotAllowed(address caller);

    /// @notice Credits `amount` of `token` to the caller. For the native coin `amount` must equal the value sent.
    function deposit(address token, uint256 amount) external payable;

    /// @notice As `deposit`, for another account. An ERC-20 is pulled from the caller; what arrives is credited.
    function depositFor(address token, address account, uint256 amount) external payable;

    /// @notice Sends `amount` of the caller's balance to `to`. Works for a token that is no longer allowed, too.
    function withdraw(address token, address to, uint256 amount) external;

    /// @notice Lets deposits and new obligations use an ERC-20, or stops that. Only the owner. What is held stays withdrawable.
    function allowToken(address token, bool allowed) external;

    /// @notice What `account` can withdraw.
    function balanceOf(address token, address account) external view returns (uint256);

    /// @notice Whether deposits of `token` are taken; always true for the native coin.
    function tokenAllowed(address token) external view returns (bool);

    /// @notice Who may change parameters within their hard limits; a timelock on any chain that matters. It cannot move money.
    function OWNER() external view returns (address);
}
