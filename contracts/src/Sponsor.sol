// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket} from "./IMarket.sol";

/// @title Pays for the orders of others, within a policy: a voucher.
/// @notice A client names this contract as its order's payer and signs the order; anyone carries order and signature here. The
/// money is this contract's balance at the market, where anyone can add to it (ILedger.depositFor) and where every refund
/// (the price's unused part, a cancelled or expired order) comes back to. Do not send tokens here: none is looked for.
///
/// What a sponsor must know: a client may well be the prover, too, and be paid the maximal price for a proof that nobody needs.
/// So list only programs whose results are worth paying for with any input, set the caps to what may be lost, and open a
/// policy to all only when `totalCap` may go to the first who ask: new keys are free, so the cap per client does not hold there.
/// An order lives on when the policy that it was opened under changes or ends; it can reserve its price up to its deadline.
/// @dev Trust: the owner may draw out this contract's balance and change the policy at any time; it holds nobody else's money.
/// A client trusts it with nothing, an order is paid for once the market has reserved its price. The address is fixed;
/// use a multisignature contract where keys must rotate. External calls: the market only, each as the last thing.
contract Sponsor {
    /// @notice What is paid for. All zero, as it begins, is nothing.
    struct Policy {
        address token; // zero: the native coin
        uint96 maxPricePerOrder; // in the token's smallest unit, as are the caps
        uint128 perClientCap; // of what a client's orders ever reserved
        uint128 totalCap; // of what all orders ever reserved
        uint64 expiry; // the last second at which an order is opened
        bool anyClient; // false: listed clients only
    }

    /// @notice How long a list one call takes.
    uint256 public constant MAX_LIST = 100;

    IMarket public immutable MARKET;
    /// @notice Who sets the policy and draws out the balance.
    address public immutable OWNER;

    Policy private _policy;
    mapping(bytes32 programId => bool) public programAllowed;
    mapping(address client => bool) public clientAllowed;
    mapping(address matcher => bool) public matcherAllowed;

    /// @notice What the orders of a client, and of all, ever reserved of a token, also when refunded since. Were refunds
    /// given back here, a client could open and cancel without end, and keep the money from everybody else.
    mapping(address token => mapping(address client => uint256)) public usedBy;
    mapping(address token => uint256) public used;

    event PolicySet(Policy policy);
    event ProgramSet(bytes32 indexed programId, bool allowed);
    event ClientSet(address indexed client, bool allowed);
    event MatcherSet(address indexed matcher, bool allowed);
    event Sponsored(bytes32 indexed orderDigest, address indexed client, uint96 maxPrice);

    error ZeroAddress();
    error BadAddress(address given);
    error NotAllowed(address caller);
    error ListTooLong(uint256 length, uint256 max);
    error WrongPayer(address payer);
    error ClientRefused(address client);
    error ProgramRefused(bytes32 programId);
    error MatcherRefused(address matcher);
    error TokenRefused(address token);
    error PolicyExpired(uint64 expiry);
    error PriceAboveMaximum(uint96 maxPrice, uint96 allowed);
    error ClientCapReached(address client, uint256 wanted, uint256 cap);
    error TotalCapReached(uint256 wanted, uint256 cap);

    modifier onlyOwner() {
        if (msg.sender != OWNER) revert NotAllowed(msg.sender);
        _;
    }

    constructor(IMarket market, address owner) {
        if (address(market).code.length == 0) revert BadAddress(address(market));
        if (owner == address(0)) revert ZeroAddress();
        MARKET = market;
        OWNER = owner;
    }

    /// @notice Opens an order at this contract's cost. Anyone, with the client's signature as IMarket.sponsor asks for it; the
    /// client's own call needs it as well, for the market sees this contract as its caller. Reverts with the limit that
    /// the order breaks, or as the market does.
    function open(IMarket.Order calldata order, bytes calldata signature) external returns (bytes32 digest) {
        Policy memory policy_ = _policy;
        if (block.timestamp > policy_.expiry) revert PolicyExpired(policy_.expiry);
        if (order.payer != address(this)) revert WrongPayer(order.payer);
        // The market asks no signature of a client that calls it, so as a client this contract would sign for anybody.
        if (order.client == address(this) || !(policy_.anyClient || clientAllowed[order.client])) {
            revert ClientRefused(order.client);
        }
        if (!programAllowed[order.programId]) revert ProgramRefused(order.programId);
        // Else a client could be its own matcher and take a share of each price.
        if (order.matcher != address(0) && !matcherAllowed[order.matcher]) revert MatcherRefused(order.matcher);
        if (order.token != policy_.token) revert TokenRefused(order.token);
        if (order.maxPrice > policy_.maxPricePerOrder) {
            revert PriceAboveMaximum(order.maxPrice, policy_.maxPricePerOrder);
        }
        _use(policy_, order.client, order.maxPrice);

        digest = MARKET.sponsor(order, signature);
        emit Sponsored(digest, order.client, order.maxPrice);
    }

    /// @notice Replaces the policy. What was used of a token counts on under every policy in that token. Only the owner.
    function setPolicy(Policy calldata policy_) external onlyOwner {
        _policy = policy_;
        emit PolicySet(policy_);
    }

    /// @notice Lists programs, or takes them off the list; at most MAX_LIST. Only the owner.
    function setPrograms(bytes32[] calldata programIds, bool allowed) external onlyOwner {
        _checkList(programIds.length);
        for (uint256 i = 0; i < programIds.length; ++i) {
            programAllowed[programIds[i]] = allowed;
            emit ProgramSet(programIds[i], allowed);
        }
    }

    /// @notice Lists clients, or takes them off the list; at most MAX_LIST. Only the owner.
    function setClients(address[] calldata clients, bool allowed) external onlyOwner {
        _checkList(clients.length);
        for (uint256 i = 0; i < clients.length; ++i) {
            clientAllowed[clients[i]] = allowed;
            emit ClientSet(clients[i], allowed);
        }
    }

    /// @notice Lists matchers that may earn a share of a price, or takes them off the list; at most MAX_LIST. Only the owner.
    function setMatchers(address[] calldata matchers, bool allowed) external onlyOwner {
        _checkList(matchers.length);
        for (uint256 i = 0; i < matchers.length; ++i) {
            matcherAllowed[matchers[i]] = allowed;
            emit MatcherSet(matchers[i], allowed);
        }
    }

    /// @notice Sends `amount` of this contract's balance at the market to `to`. What open orders reserve stays there. Only the
    /// owner.
    function withdraw(address token, address to, uint256 amount) external onlyOwner {
        if (to == address(this)) revert BadAddress(to); // nothing leaves this contract
        MARKET.withdraw(token, to, amount);
    }

    /// @notice The policy that holds now.
    function policy() external view returns (Policy memory) {
        return _policy;
    }

    // ---- inner

    function _use(Policy memory policy_, address client, uint96 amount) private {
        uint256 ofClient = usedBy[policy_.token][client] + amount;
        if (ofClient > policy_.perClientCap) revert ClientCapReached(client, ofClient, policy_.perClientCap);
        uint256 ofAll = used[policy_.token] + amount;
        if (ofAll > policy_.totalCap) revert TotalCapReached(ofAll, policy_.totalCap);
        usedBy[policy_.token][client] = ofClient;
        used[policy_.token] = ofAll;
    }

    function _checkList(uint256 length) private pure {
        if (length > MAX_LIST) revert ListTooLong(length, MAX_LIST);
    }
}
